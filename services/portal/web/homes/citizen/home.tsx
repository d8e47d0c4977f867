import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";

export default function CitizenHome() {
  const { t } = useTranslation("citizen");
  return <PageHeading>{t("titles.home")}</PageHeading>;
}
