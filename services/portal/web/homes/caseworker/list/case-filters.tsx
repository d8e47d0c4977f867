import { useTranslation } from "react-i18next";
import { FilterSelect } from "../../../parts/filter-select.tsx";
import { ListFilters } from "../../../parts/list-filters.tsx";
import type { CaseFilter } from "./asked.ts";
import { needs, statuses } from "./needs.ts";

type Values = Partial<Record<CaseFilter, string>>;

/** The filters of the list; each need says how many there are of it. Another filter begins at the first page again. */
export function CaseFilters({ values, change, counts, isLeader }: {
  readonly values: Values;
  readonly change: (wanted: Partial<Record<CaseFilter, string | undefined>>) => void;
  readonly counts: readonly { readonly need: (typeof needs)[number]; readonly count: number }[];
  readonly isLeader: boolean;
}) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const countOf = (need: string) => counts.find((each) => each.need === need)?.count ?? 0;
  const choose = (name: CaseFilter) => (value: string | undefined) => change({ [name]: value, after: undefined });
  return (
    <ListFilters of={t("titles.home")}>
      {!isLeader && (
        <FilterSelect label={t("home.filters.whose")} value={values.whose ?? "mine"} onChange={(value) => choose("whose")(value === "mine" ? undefined : value)}
          options={(["mine", "unit"] as const).map((whose) => ({ value: whose, label: t(`home.whose.${whose}`) }))} />
      )}
      <FilterSelect label={t("home.filters.need")} value={values.need} all={t("home.filters.all")} onChange={choose("need")}
        options={needs.filter((need) => countOf(need) > 0 || need === values.need).map((need) => ({ value: need, label: `${code(`need.${need}`)} (${countOf(need)})` }))} />
      <FilterSelect label={t("home.filters.status")} value={values.status} all={t("home.filters.all")} onChange={choose("status")}
        options={statuses.map((status) => ({ value: status, label: code(`referralStatus.${status}`) }))} />
    </ListFilters>
  );
}
