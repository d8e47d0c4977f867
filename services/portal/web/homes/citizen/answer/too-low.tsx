import { useTranslation } from "react-i18next";
import { Alert } from "../../../parts/alert.tsx";

/** Signed in with less than a yes needs (CON-11): said before the person has read and ticked, with the ways on. A no needs no more. */
export function TooLow() {
  const { t } = useTranslation("citizen");
  return (
    <Alert variant="info" heading={t("tooLow.heading")} headingLevel={2}>
      <p className="alert-text">{t("tooLow.text")}</p>
      <ul>
        <li>{t("tooLow.app")}</li>
        <li>{t("tooLow.together")}</li>
        <li>{t("tooLow.no")}</li>
      </ul>
    </Alert>
  );
}
