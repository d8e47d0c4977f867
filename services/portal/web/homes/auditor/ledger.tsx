import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Empty } from "../../parts/empty.tsx";
import { useFilters } from "../../parts/filters.ts";
import { useListing } from "../../parts/language-names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { PagesOf } from "../../parts/pages-of.tsx";
import { When } from "../../parts/when.tsx";
import { allOf, chosenOf, type LedgerFilter, LedgerFilters } from "./ledger-filters.tsx";
import { usePartyName } from "./party-name.ts";

/** The ledger of disclosures without content: who got which categories, when, under which consent. */
export default function Ledger() {
  const { t } = useTranslation(["auditor", "codes"]);
  const [{ after, ...filters }, change] = useFilters<"after" | LedgerFilter>();
  const { data: { disclosures, nextCursor } } = useSuspenseQuery(ask.consent.listDisclosures({ limit: 50, ...chosenOf(filters), ...(after === undefined ? {} : { cursor: after }) }));
  const nameOf = usePartyName(disclosures.flatMap(({ discloser, recipient }) => [discloser, recipient]));
  const listing = useListing();
  return (
    <>
      <PageHeading>{t("titles.ledger")}</PageHeading>
      <p>{t("ledger.lead")}</p>
      <LedgerFilters values={filters} onChange={(wanted) => change({ ...wanted, after: undefined })} />
      {disclosures.length === 0 ? <Empty text={t("ledger.empty")} onShowAll={Object.keys(chosenOf(filters)).length > 0 ? () => change(allOf) : undefined} /> : (
        <DataTable
          caption={t("titles.ledger")} rows={disclosures} keyOf={({ disclosureId }) => disclosureId}
          columns={[
            { heading: t("ledger.when"), cell: ({ at }) => <When at={at} form="shortMoment" /> },
            { heading: t("ledger.from"), cell: ({ discloser }) => nameOf(discloser) },
            { heading: t("ledger.to"), cell: ({ recipient }) => nameOf(recipient) },
            { heading: t("ledger.what"), cell: ({ kind }) => t(`disclosureKind.${kind}` as never, { ns: "codes" }) },
            { heading: t("ledger.categories"), cell: ({ categories }) => listing(categories.map((category) => t(`categoryName.${category}` as never, { ns: "codes" }))) },
            { heading: t("ledger.position"), cell: ({ position, epoch }) => t("ledger.positionAndEpoch", { position, epoch }), isFigure: true },
          ]}
        />
      )}
      <PagesOf cursor={after} nextCursor={nextCursor} go={(cursor) => change({ after: cursor })} />
    </>
  );
}
