import type { OverdueStep } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { FilterSelect } from "../../parts/filter-select.tsx";
import { ListFilters } from "../../parts/list-filters.tsx";

export const overdueSteps = ["reminder", "controller"] as const satisfies readonly OverdueStep[];

/** Late receipts by how far the reminding has come; auditors and team leaders have the same list. */
export function OverdueFilter({ of, chosen, onChoose }: { readonly of: string; readonly chosen: OverdueStep | undefined; readonly onChoose: (step: string | undefined) => void }) {
  const { t } = useTranslation(["codes", "app"]);
  return (
    <ListFilters of={of}>
      <FilterSelect label={t("filters.reminding", { ns: "app" })} value={chosen} all={t("filters.all", { ns: "app" })} onChange={onChoose} options={overdueSteps.map((step) => ({ value: step, label: t(`overdueStep.${step}`) }))} />
    </ListFilters>
  );
}
