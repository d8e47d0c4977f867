import { useTranslation } from "react-i18next";
import { FilterSelect } from "./filter-select.tsx";
import { ListFilters } from "./list-filters.tsx";

/** The one filter of a list that is in the order of its deadlines. */
export function OverdueOnly({ of, isOn, onChange }: { readonly of: string; readonly isOn: boolean; readonly onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation("app");
  return (
    <ListFilters of={of}>
      <FilterSelect label={t("filters.deadline")} value={isOn ? "over" : undefined} all={t("filters.all")} onChange={onChange} options={[{ value: "over", label: t("filters.overdue") }]} />
    </ListFilters>
  );
}
