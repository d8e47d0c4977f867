import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { useFilters } from "../../../parts/filters.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { AboutForm } from "./about-form.tsx";
import { Way } from "./way.tsx";

/** Who I am and what I wish for. What is written here is saved encrypted, and shared with nobody before a yes. */
export default function AboutMePage() {
  const { t } = useTranslation("citizen");
  const [{ organisation }] = useFilters<"organisation">();
  if (organisation === undefined) {
    return <><PageHeading>{t("titles.aboutMe")}</PageHeading><p>{t("referMyself.chooseFirst")}</p><p><Link to="/citizen/refer-myself" className="button button-primary">{t("referMyself.steps.find")}</Link></p></>;
  }
  return <Chosen organisationId={organisation} />;
}

function Chosen({ organisationId }: { readonly organisationId: string }) {
  const { t } = useTranslation("citizen");
  const { data: { name } } = useSuspenseQuery(ask.referral.getOrganisation({ organisationId }));
  return (
    <>
      <PageHeading>{t("titles.aboutMe")}</PageHeading>
      <p className="font-lead">{t("referMyself.aboutLead", { organisation: name })}</p>
      <Way now="about" />
      <AboutForm organisationId={organisationId} />
    </>
  );
}
