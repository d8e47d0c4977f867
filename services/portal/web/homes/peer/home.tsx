import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";

export default function PeerHome() {
  const { t } = useTranslation("peer");
  return <PageHeading>{t("titles.home")}</PageHeading>;
}
