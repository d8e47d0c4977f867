import type { AssignmentStatus } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";

/** In the order in which a course goes through them. */
export const courseStatuses = ["open", "asked", "offered", "active", "ended"] as const satisfies readonly AssignmentStatus[];

/** Which courses to see; the choice stands in the address. */
export function StatusFilter({ chosen, onChoose }: { readonly chosen: string | undefined; readonly onChoose: (status: string | undefined) => void }) {
  const { t } = useTranslation(["organisation", "codes"]);
  return (
    <div className="form-group">
      <label className="form-label" htmlFor="status">{t("courses.show")}</label>
      <select id="status" className="form-select" value={chosen ?? ""} onChange={({ target }) => onChoose(target.value === "" ? undefined : target.value)}>
        <option value="">{t("courses.running")}</option>
        {courseStatuses.map((status) => <option key={status} value={status}>{t(`codes:assignmentStatus.${status}`)}</option>)}
      </select>
    </div>
  );
}
