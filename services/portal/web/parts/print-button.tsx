import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

export function PrintButton() {
  const { t } = useTranslation("app");
  return <button type="button" className="function-link d-print-none" onClick={() => window.print()}><Icon name="print" />{t("print")}</button>;
}
