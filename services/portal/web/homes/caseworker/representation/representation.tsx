import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Empty } from "../../../parts/empty.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { useReferralId } from "../case/referral-of-page.ts";
import { OneRepresentation } from "./one-representation.tsx";
import { RecordRepresentation } from "./record-representation.tsx";

/** Who acts for the citizen: what is recorded, and recording what the caseworker was shown (CON-15). */
export default function RepresentationPage() {
  const { t } = useTranslation("caseworker");
  const referralId = useReferralId();
  const { data: { representations } } = useSuspenseQuery(ask.consent.representationsOfReferral({ referralId }));
  return (
    <>
      <p><Link to="/caseworker/cases/$referralId" params={{ referralId }} className="function-link">{t("answer.back")}</Link></p>
      <PageHeading>{t("titles.representation")}</PageHeading>
      {representations.length === 0 ? <Empty text={t("representation.none")} /> : representations.map((one) => <OneRepresentation key={one.representationId} of={one} />)}
      <RecordRepresentation referralId={referralId} />
    </>
  );
}
