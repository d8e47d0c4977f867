import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageHeading } from "../parts/page-heading.tsx";

export function PleaseLogIn() {
  const { t } = useTranslation("app");
  const { href } = useLocation();
  return (
    <>
      <PageHeading>{t("pleaseLogIn.heading")}</PageHeading>
      <p>{t("pleaseLogIn.text")}</p>
      <p><a className="button button-primary" href={`/login?to=${encodeURIComponent(href)}`}>{t("logIn")}</a></p>
    </>
  );
}
