import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";
import { Disclosures } from "./who-looked/disclosures.tsx";
import { LookUps } from "./who-looked/look-ups.tsx";

/** Who looked, when and why, and what was given to whom: every line of it (CON-32). */
export default function WhoLookedPage() {
  const { t } = useTranslation("citizen");
  return (
    <>
      <PageHeading>{t("titles.whoLooked")}</PageHeading>
      <p className="font-lead">{t("whoLooked.lead")}</p>
      <LookUps />
      <Disclosures />
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
