import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";

export default function CaseworkerHome() {
  const { t } = useTranslation("caseworker");
  return <PageHeading>{t("titles.home")}</PageHeading>;
}
