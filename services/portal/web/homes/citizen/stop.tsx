import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { usePartyNames } from "./party-names.ts";
import { usePathId } from "./path-id.ts";
import { NarrowChoice } from "./stop/narrow-choice.tsx";
import { Receipts } from "./stop/receipts.tsx";
import { StopChoice } from "./stop/stop-choice.tsx";

/** Three ways to stop, all of one size, each a press and a plain confirmation; then who has deleted, as it comes in (CON-13, CON-24). */
export default function StopPage() {
  const { t } = useTranslation("citizen");
  const referralId = usePathId("referralId");
  const { data: referrals } = useSuspenseQuery(ask.referral.myReferrals());
  const { data: { consents } } = useSuspenseQuery(ask.consent.myConsents({ referralId }));
  const { data: { recipients } } = useSuspenseQuery(ask.consent.myRecipients());
  const nameOf = usePartyNames([...consents.flatMap(({ discloser, recipient }) => [discloser, recipient]), ...recipients.map(({ recipient }) => recipient)]);
  const granted = (purpose: string) => consents.find((consent) => consent.purpose === purpose && consent.status === "granted");
  const referral = granted("referral");
  const feedback = granted("feedback");
  const isAnythingOpen = consents.some(({ status }) => status === "granted" || status === "requested");
  const organisationParty = consents.flatMap(({ discloser, recipient }) => [recipient, discloser]).find(({ kind }) => kind === "organisation");
  const organisation = organisationParty === undefined ? t("theOrganisation") : nameOf(organisationParty);
  const authorityParty = consents.flatMap(({ discloser, recipient }) => [discloser, recipient]).find(({ kind }) => kind === "authority");
  const words = { organisation, authority: authorityParty === undefined ? t("theAuthority") : nameOf(authorityParty) };
  const runs = ["accepted", "in_course"].includes(referrals.find((each) => each.referralId === referralId)?.status ?? "");
  const lines = recipients.map((line) => ({ ...line, consents: line.consents.filter((consent) => consent.referralId === referralId && consent.receipts.length > 0) })).filter((line) => line.consents.length > 0);
  return (
    <>
      <PageHeading>{t(isAnythingOpen ? "titles.stop" : "stop.headingOver")}</PageHeading>
      {isAnythingOpen && <p className="font-lead">{t("stop.lead")}</p>}
      {isAnythingOpen && (
        <div className="choices">
          {feedback !== undefined && <StopChoice what="feedback" words={words} runs={runs} command={{ consentId: feedback.consentId }} />}
          {referral !== undefined && <NarrowChoice consentId={referral.consentId} shared={referral.shared} words={words} runs={runs} />}
          <StopChoice what="all" words={words} runs={runs} command={{ referralId }} />
        </div>
      )}
      {!isAnythingOpen && <Empty text={t("stop.nothingShared")} />}
      {lines.length > 0 && <Receipts lines={lines} nameOf={nameOf} />}
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
