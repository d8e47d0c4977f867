import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";

export default function AuditorHome() {
  const { t } = useTranslation("auditor");
  return <PageHeading>{t("titles.home")}</PageHeading>;
}
