import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";

export default function OrganisationHome() {
  const { t } = useTranslation("organisation");
  return <PageHeading>{t("titles.home")}</PageHeading>;
}
