import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { DataTable } from "../../../parts/data-table.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { FilterSelect } from "../../../parts/filter-select.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { useListing } from "../../../parts/language-names.ts";
import { ListFilters } from "../../../parts/list-filters.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { useDates } from "../../../parts/when.tsx";
import { usePartyNames } from "../party-names.ts";

const limit = 20;

/** Each release of something: to whom, what, and under which yes. */
export function Disclosures() {
  const { t } = useTranslation(["citizen", "codes", "app"]);
  const say = useDates();
  const listed = useListing();
  const [{ shared, recipient }, change] = useFilters<"shared" | "recipient">();
  const { data: { recipients } } = useSuspenseQuery(ask.consent.myRecipients());
  const known = recipients.flatMap(({ recipient: party }) => ("id" in party ? [party] : []));
  const chosen = known.find(({ id }) => id === recipient)?.id;
  const { data: { disclosures, nextCursor } } = useSuspenseQuery(ask.consent.listDisclosures({ limit, ...(chosen === undefined ? {} : { recipient: chosen }), ...(shared === undefined ? {} : { cursor: shared }) }));
  const nameOf = usePartyNames([...known, ...disclosures.map(({ recipient: party }) => party)]);
  return (
    <section aria-labelledby="shared">
      <h2 id="shared">{t("whoLooked.shared")}</h2>
      {known.length > 1 && (
        <ListFilters of={t("whoLooked.shared")}>
          <FilterSelect label={t("whoLooked.who")} value={chosen} all={t("filters.all", { ns: "app" })} onChange={(wanted) => change({ recipient: wanted, shared: undefined })}
            options={known.map((party) => ({ value: party.id, label: nameOf(party) }))} />
        </ListFilters>
      )}
      {disclosures.length === 0 ? <Empty text={t("whoLooked.nothingShared")} onShowAll={chosen !== undefined ? () => change({ recipient: undefined, shared: undefined }) : undefined} /> : (
        <DataTable
          caption={t("whoLooked.shared")} rows={disclosures} keyOf={({ disclosureId }) => disclosureId}
          columns={[
            { heading: t("whoLooked.when"), cell: ({ at }) => say(at, "shortMoment") },
            { heading: t("whoLooked.who"), cell: ({ recipient: party }) => nameOf(party) },
            { heading: t("whoLooked.why"), cell: ({ kind }) => t(`disclosureKind.${kind}` as never, { ns: "codes" }) },
            { heading: t("whoLooked.what"), cell: ({ categories, withheld }) => [
              listed(categories.map((category) => t(`categoryName.${category}` as never, { ns: "codes" }) as string)),
              ...(withheld.length === 0 ? [] : [t("whoLooked.withheld", { what: listed(withheld.map((part) => t(`withheld.${part}` as never, { ns: "codes" }) as string)) })]),
            ].join(". ") },
            { heading: t("whoLooked.yes"), cell: ({ consentId }) => <Link to={`/citizen/consents/${consentId}`}>{t("whoLooked.seeYes")}</Link> },
          ]}
        />
      )}
      <PagesOf cursor={shared} nextCursor={nextCursor} go={(cursor) => change({ shared: cursor })} />
    </section>
  );
}
