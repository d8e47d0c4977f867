import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";

/** Acute help, one step away on every page of a citizen or a peer (ASG-12, REF-16). */
export default function HelpNow() {
  const { t } = useTranslation("front");
  return (
    <>
      <PageHeading>{t("titles.helpNow")}</PageHeading>
      <p className="font-lead">{t("helpNow.lead")}</p>
      <ul className="unstyled-list help-numbers">
        <li><a className="button button-primary" href="tel:112">{t("helpNow.call112")}</a><p>{t("helpNow.about112")}</p></li>
        <li><a className="button button-secondary" href="tel:+4570201201">{t("helpNow.callLivslinien")}</a><p>{t("helpNow.aboutLivslinien")}</p></li>
      </ul>
      <p>{t("helpNow.notWatched")}</p>
    </>
  );
}
