import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { clients } from "../../../calls/clients.ts";
import { DataTable } from "../../../parts/data-table.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { When } from "../../../parts/when.tsx";
import { citizenName } from "../citizen-name.ts";

type Found = Awaited<ReturnType<typeof clients.referral.findCases.mutate>>;

/** What was found. Another unit's case is shown, so that one knows whom to ask, and is not opened. */
export function FoundCases({ found: { cases, hasMore } }: { readonly found: Found }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  if (cases.length === 0) return <Empty text={t("find.none")} />;
  return (
    <>
      <h2>{t("find.found", { count: cases.length })}</h2>
      {hasMore && <p>{t("find.hasMore")}</p>}
      <DataTable caption={t("find.caption")} rows={cases} keyOf={({ referralId }) => referralId} columns={[
        {
          heading: t("home.columns.citizen"),
          cell: ({ referralId, isOwnUnit, citizen }) => {
            const name = citizenName(citizen) ?? t("nameless");
            return isOwnUnit ? <Link to="/caseworker/cases/$referralId" params={{ referralId }}>{name}</Link> : name;
          },
        },
        { heading: t("home.filters.status"), cell: ({ status }) => code(`referralStatus.${status}`) },
        { heading: t("find.unit"), cell: ({ isOwnUnit, unitName }) => unitName ?? t(isOwnUnit ? "find.own" : "find.other") },
        { heading: t("home.columns.organisation"), cell: ({ organisationName }) => organisationName ?? t("home.noOrganisation") },
        { heading: t("find.begun"), isFigure: true, cell: ({ draftedAt }) => <When at={draftedAt} form="short" /> },
      ]} />
    </>
  );
}
