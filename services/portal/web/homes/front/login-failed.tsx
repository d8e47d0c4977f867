import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";

export default function LoginFailed() {
  const { t } = useTranslation(["front", "app"]);
  return (
    <>
      <PageHeading>{t("titles.loginFailed")}</PageHeading>
      <p>{t("loginFailed.text")}</p>
      <p><a className="button button-primary" href="/login?to=/">{t("tryAgain", { ns: "app" })}</a></p>
    </>
  );
}
