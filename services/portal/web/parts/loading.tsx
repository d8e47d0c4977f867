import { useTranslation } from "react-i18next";

export function Loading() {
  const { t } = useTranslation("app");
  return <div className="loading" role="status"><span className="spinner" aria-hidden="true" /><span>{t("loading")}</span></div>;
}
