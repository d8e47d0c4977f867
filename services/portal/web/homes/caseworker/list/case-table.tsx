import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { clients } from "../../../calls/clients.ts";
import { Badge } from "../../../parts/badge.tsx";
import { Button } from "../../../parts/button.tsx";
import { type Column, DataTable } from "../../../parts/data-table.tsx";
import { useDaysSince } from "../../../parts/days-since.ts";
import { kept } from "../../../parts/kept.ts";
import { When } from "../../../parts/when.tsx";
import { HandOverDialog } from "../case/hand-over-dialog.tsx";
import { citizenName } from "../citizen-name.ts";
import { isMine } from "./needs.ts";

export type CaseLine = Awaited<ReturnType<typeof clients.referral.listReferrals.query>>["referrals"][number];

/** What is to be done first stands first, and of that what has waited longest. A team leader sees what waits, and no names. */
export function CaseTable({ lines, isLeader }: { readonly lines: readonly CaseLine[]; readonly isLeader: boolean }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const daysSince = useDaysSince();
  const needInWords = kept((need: CaseLine["need"]) => code(`need.${need}`));
  const none = { name: t("nameless"), organisation: t("home.noOrganisation"), answerBy: t("home.noAnswerBy") };
  const need: Column<CaseLine> = { heading: t("home.columns.need"), cell: (line) => (isMine(line.need) ? <strong>{needInWords(line.need)}</strong> : needInWords(line.need)) };
  const rest: Column<CaseLine>[] = [
    { heading: t("home.columns.waited"), isFigure: true, cell: ({ waitingSince }) => daysSince(waitingSince) },
    { heading: t("home.columns.organisation"), cell: ({ organisationName }) => organisationName ?? none.organisation },
    { heading: t("home.columns.answerBy"), cell: ({ answerBy, isOverdue }) => (answerBy === null ? none.answerBy : <AnswerBy {...{ answerBy, isOverdue }} />) },
  ];
  const citizen: Column<CaseLine> = {
    heading: t("home.columns.citizen"),
    cell: (line) => <Link to="/caseworker/cases/$referralId" params={{ referralId: line.referralId }}>{citizenName(line.citizen) ?? none.name}</Link>,
  };
  const forLeader: Column<CaseLine>[] = [
    { heading: t("home.columns.caseworker"), cell: ({ caseworkerName }) => caseworkerName ?? t("home.noCaseworker") },
    { heading: t("home.columns.handOver"), cell: (line) => <HandOver line={line} /> },
  ];
  return <DataTable caption={t("home.caption")} columns={isLeader ? [need, ...rest, ...forLeader] : [citizen, need, ...rest]} rows={lines} keyOf={({ referralId }) => referralId} />;
}

function AnswerBy({ answerBy, isOverdue }: { readonly answerBy: string; readonly isOverdue: boolean }) {
  const { t } = useTranslation("caseworker");
  return <><When at={answerBy} form="short" />{isOverdue && <> <Badge kind="error">{t("home.overdue")}</Badge></>}</>;
}

function HandOver({ line: { referralId, caseworkerId } }: { readonly line: CaseLine }) {
  const { t } = useTranslation("caseworker");
  const [isOpen, setOpen] = useState(false);
  return <><Button variant="tertiary" onPress={() => setOpen(true)}>{t("home.handOver")}</Button><HandOverDialog {...{ referralId, caseworkerId, isOpen }} onClose={() => setOpen(false)} /></>;
}
