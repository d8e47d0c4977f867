import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/**
 * An empty place: that it is as it should be, and the one thing one can do.
 * @param onShowAll where a filter has left nothing: the way back to all of the list, in place of the text
 */
export function Empty({ text, onShowAll, children }: { readonly text?: string; readonly onShowAll?: (() => void) | undefined; readonly children?: ReactNode }) {
  const { t } = useTranslation("app");
  if (onShowAll === undefined) return <div className="empty"><p>{text}</p>{children}</div>;
  return <div className="empty"><p>{t("filters.noneFits")}</p><button type="button" className="function-link" onClick={onShowAll}>{t("filters.showAll")}</button></div>;
}
