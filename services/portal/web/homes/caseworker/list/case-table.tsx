import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { clients } from "../../../calls/clients.ts";
import { Badge } from "../../../parts/badge.tsx";
import { Button } from "../../../parts/button.tsx";
import { type Column, DataTable } from "../../../parts/data-table.tsx";
import { DaysSince } from "../../../parts/days-since.tsx";
import { When } from "../../../parts/when.tsx";
import { HandOverDialog } from "../case/hand-over-dialog.tsx";
import { citizenName } from "../citizen-name.ts";
import { isMine } from "./needs.ts";

export type CaseLine = Awaited<ReturnType<typeof clients.referral.listReferrals.query>>["referrals"][number];

/** What is to be done first stands first, and of that what has waited longest. A team leader sees what waits, and no names. */
export function CaseTable({ lines, isLeader }: { readonly lines: readonly CaseLine[]; readonly isLeader: boolean }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const need: Column<CaseLine> = { heading: t("home.columns.need"), cell: (line) => (isMine(line.need) ? <strong>{code(`need.${line.need}`)}</strong> : code(`need.${line.need}`)) };
  const rest: Column<CaseLine>[] = [
    { heading: t("home.columns.waited"), isFigure: true, cell: ({ waitingSince }) => <DaysSince at={waitingSince} /> },
    { heading: t("home.columns.organisation"), cell: ({ organisationName }) => organisationName ?? t("home.noOrganisation") },
    { heading: t("home.columns.answerBy"), cell: (line) => <AnswerBy line={line} /> },
  ];
  const citizen: Column<CaseLine> = {
    heading: t("home.columns.citizen"),
    cell: (line) => <Link to="/caseworker/cases/$referralId" params={{ referralId: line.referralId }}>{citizenName(line.citizen) ?? t("nameless")}</Link>,
  };
  const forLeader: Column<CaseLine>[] = [
    { heading: t("home.columns.caseworker"), cell: ({ caseworkerName }) => caseworkerName ?? t("home.noCaseworker") },
    { heading: t("home.columns.handOver"), cell: (line) => <HandOver line={line} /> },
  ];
  return <DataTable caption={t("home.caption")} columns={isLeader ? [need, ...rest, ...forLeader] : [citizen, need, ...rest]} rows={lines} keyOf={({ referralId }) => referralId} />;
}

function AnswerBy({ line: { answerBy, isOverdue } }: { readonly line: CaseLine }) {
  const { t } = useTranslation("caseworker");
  if (answerBy === null) return <>{t("home.noAnswerBy")}</>;
  return <><When at={answerBy} form="short" />{isOverdue && <> <Badge kind="error">{t("home.overdue")}</Badge></>}</>;
}

function HandOver({ line: { referralId, caseworkerId } }: { readonly line: CaseLine }) {
  const { t } = useTranslation("caseworker");
  const [isOpen, setOpen] = useState(false);
  return <><Button variant="tertiary" onPress={() => setOpen(true)}>{t("home.handOver")}</Button><HandOverDialog {...{ referralId, caseworkerId, isOpen }} onClose={() => setOpen(false)} /></>;
}
