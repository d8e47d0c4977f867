import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useUser } from "../../app/user.ts";
import { ask } from "../../calls/ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { TooLow } from "./answer/too-low.tsx";
import { WardConsents } from "./for-others/ward-consents.tsx";

/** What the person answers for somebody else, by which right, and stopping it (CON-15). The service names nobody, and so does the page. */
export default function ForOthersPage() {
  const { t, i18n } = useTranslation("citizen");
  const user = useUser();
  const { data: { consents } } = useSuspenseQuery(ask.consent.wardConsents({ language: i18n.language }));
  return (
    <>
      <PageHeading>{t("titles.forOthers")}</PageHeading>
      {consents.length === 0 ? <Empty text={t("forOthers.nobody")} /> : <p className="font-lead">{t("forOthers.lead")}</p>}
      {user?.assuranceLevel === "low" && consents.some(({ status }) => status === "requested") && <TooLow />}
      {consents.length > 0 && <WardConsents consents={consents} />}
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
