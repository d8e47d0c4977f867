import type { FieldError } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../../parts/data-table.tsx";

/** Every error of a message that was refused, by its place. */
export function MessageFaults({ faults }: { readonly faults: readonly FieldError[] }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const told = faults.flatMap(({ field, detailCode }) => (detailCode === undefined ? [] : [{ field, detailCode }]));
  if (told.length === 0) return null;
  return (
    <DataTable caption={t("import.faults")} rows={told} keyOf={({ field, detailCode }) => `${field} ${detailCode}`}
      columns={[{ heading: t("import.what"), cell: ({ detailCode }) => code(`importError.${detailCode as "NOT_JSON"}`) }, { heading: t("import.place"), cell: ({ field }) => <span className="place">{field === "$this" ? t("import.wholeFile") : field}</span> }]} />
  );
}
