import type { AssignmentStatus } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { FilterSelect } from "../../../parts/filter-select.tsx";
import { ListFilters } from "../../../parts/list-filters.tsx";

/** In the order in which a course goes through them. */
export const courseStatuses = ["open", "asked", "offered", "active", "ended"] as const satisfies readonly AssignmentStatus[];

/** Which courses to see; the choice stands in the address. */
export function StatusFilter({ chosen, onChoose }: { readonly chosen: string | undefined; readonly onChoose: (status: string | undefined) => void }) {
  const { t } = useTranslation(["organisation", "codes"]);
  return (
    <ListFilters of={t("courses.caption")}>
      <FilterSelect label={t("courses.show")} value={chosen} all={t("courses.running")} onChange={onChoose}
        options={courseStatuses.map((status) => ({ value: status, label: t(`codes:assignmentStatus.${status}`) }))} />
    </ListFilters>
  );
}
