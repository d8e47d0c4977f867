import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageHeading } from "../parts/page-heading.tsx";

/** The same for what is not there and for what is not this person's to see (CON-29). */
export function NotFound() {
  const { t } = useTranslation("app");
  return (
    <>
      <PageHeading>{t("notFound.heading")}</PageHeading>
      <p>{t("notFound.text")}</p>
      <p><Link to="/">{t("notFound.goHome")}</Link></p>
    </>
  );
}
