import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { DataTable } from "../../../parts/data-table.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { FilterSelect } from "../../../parts/filter-select.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { useListing } from "../../../parts/language-names.ts";
import { ListFilters } from "../../../parts/list-filters.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { useUnitNames } from "../../../parts/unit-names.ts";
import { useDates } from "../../../parts/when.tsx";
import { usePartyNames } from "../party-names.ts";
import { partyOfTenant } from "./tenant-party.ts";

const limit = 20;

/** Whoever opened something about the citizen; the own readings too. */
export function LookUps() {
  const { t } = useTranslation(["citizen", "codes", "app"]);
  const say = useDates();
  const listed = useListing();
  const [{ looked, by }, change] = useFilters<"looked" | "by">();
  const isOthersOnly = by === "others";
  const { data: { lookUps, nextCursor } } = useSuspenseQuery(ask.consent.myLookUps({ limit, ...(isOthersOnly ? { by: "others" as const } : {}), ...(looked === undefined ? {} : { cursor: looked }) }));
  const nameOf = usePartyNames(lookUps.flatMap(({ tenantId }) => (tenantId === null ? [] : [partyOfTenant(tenantId)])));
  const unitOf = useUnitNames(lookUps.map(({ tenantId }) => tenantId));
  // Opening this page is a line itself, so there is always one; of a longer list a single page says nothing.
  const isOnlyOwn = looked === undefined && nextCursor === null && lookUps.length > 0 && lookUps.every(({ reason }) => reason === "own-insight");
  return (
    <section aria-labelledby="looked">
      <h2 id="looked">{t("whoLooked.looked")}</h2>
      <ListFilters of={t("whoLooked.looked")}>
        <FilterSelect label={t("whoLooked.by")} value={isOthersOnly ? by : undefined} all={t("filters.all", { ns: "app" })} onChange={(wanted) => change({ by: wanted, looked: undefined })} options={[{ value: "others", label: t("whoLooked.byOthers") }]} />
      </ListFilters>
      {isOnlyOwn && <p>{t("whoLooked.onlyYou")}</p>}
      {lookUps.length === 0 ? <Empty text={t(isOthersOnly ? "whoLooked.nobodyElse" : "whoLooked.nobody")} /> : (
        <DataTable
          caption={t("whoLooked.looked")} rows={lookUps} keyOf={({ lookUpId }) => lookUpId}
          columns={[
            { heading: t("whoLooked.when"), cell: ({ at }) => say(at, "shortMoment") },
            { heading: t("whoLooked.who"), cell: ({ role, tenantId, unitId, reason }) => (reason === "own-insight" ? t("whoLooked.yourself") : [t(`role.${role}` as never, { ns: "codes" }), ...(tenantId === null ? [] : [nameOf(partyOfTenant(tenantId))]), unitOf(tenantId, unitId)].filter((part) => part !== undefined).join(", ")) },
            { heading: t("whoLooked.why"), cell: ({ reason }) => t(`lookUpReason.${reason}`, { ns: "codes" }) },
            { heading: t("whoLooked.what"), cell: ({ what }) => listed(what.map((each) => t(`lookUpWhat.${each}`, { ns: "codes" }))) },
          ]}
        />
      )}
      <PagesOf cursor={looked} nextCursor={nextCursor} go={(cursor) => change({ looked: cursor })} />
    </section>
  );
}
