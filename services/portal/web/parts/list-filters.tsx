import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** The filters of one list, each of which stands in the address. `of`: the list, as its heading or caption calls it. */
export function ListFilters({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  const { t } = useTranslation("app");
  return <search className="filters d-print-none" aria-label={t("filters.label", { of })}>{children}</search>;
}
