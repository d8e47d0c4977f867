import { Navigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { homeOf } from "../../app/pages.ts";
import { useUser } from "../../app/user.ts";
import { PageHeading } from "../../parts/page-heading.tsx";

/** What this is, and the way in; whoever is logged in is at home at once. */
export default function Front() {
  const { t } = useTranslation(["front", "app"]);
  const user = useUser();
  if (user !== null) return <Navigate to={homeOf[user.role].path} replace />;
  return (
    <>
      <PageHeading>{t("front.heading")}</PageHeading>
      <p className="font-lead">{t("front.lead")}</p>
      <p><a className="button button-primary" href="/login?to=/">{t("logIn", { ns: "app" })}</a></p>
      <h2>{t("front.promisesHeading")}</h2>
      <ul>
        {(["yourYes", "stop", "see", "proof"] as const).map((promise) => <li key={promise}>{t(`front.promises.${promise}`)}</li>)}
      </ul>
    </>
  );
}
