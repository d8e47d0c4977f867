import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { Badge } from "../../parts/badge.tsx";
import { Card } from "../../parts/card.tsx";
import { Facts } from "../../parts/facts.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { PrintButton } from "../../parts/print-button.tsx";
import { useDates } from "../../parts/when.tsx";
import { LanguageChoice } from "./answer/language-choice.tsx";
import { directionOf } from "./answer/languages.ts";
import { NoticeText } from "./answer/notice-text.tsx";
import { Epochs } from "./consent/epochs.tsx";
import { isNearEnd } from "./consent/near-end.ts";
import { SayYesAgain } from "./consent/say-yes-again.tsx";
import { usePartyNames } from "./party-names.ts";
import { usePathId } from "./path-id.ts";
import { EpochReceipts } from "./stop/epoch-receipts.tsx";
import { StopChoice } from "./stop/stop-choice.tsx";

/** One consent: what it covers now, what was answered and when, the text that was shown, and stopping just this. */
export default function ConsentPage() {
  const { t, i18n } = useTranslation(["citizen", "codes"]);
  const say = useDates();
  const consentId = usePathId("consentId");
  const [wanted, setWanted] = useState<string>();
  const { data: shownFirst } = useSuspenseQuery(ask.consent.myConsent({ consentId, language: i18n.language }));
  const { data: consent = shownFirst } = useQuery({ ...ask.consent.myConsent({ consentId, language: wanted ?? i18n.language }), placeholderData: keepPreviousData });
  const { data: { receipts } } = useSuspenseQuery(ask.consent.receiptsOfConsent({ consentId }));
  const { data: referrals } = useSuspenseQuery(ask.referral.myReferrals());
  const { recipient, discloser, purpose, status, shared, expiresAt, validFrom, endedAt, notice } = consent;
  const nameOf = usePartyNames([recipient, discloser]);
  const parties = [recipient, discloser];
  const named = (kind: "organisation" | "authority", otherwise: string) => {
    const party = parties.find((each) => each.kind === kind);
    return party === undefined ? otherwise : nameOf(party);
  };
  const words = { organisation: named("organisation", t("theOrganisation")), authority: named("authority", t("theAuthority")) };
  const runs = ["accepted", "in_course"].includes(referrals.find(({ referralId }) => referralId === consent.referralId)?.status ?? "");
  return (
    <>
      <PageHeading>{t(`purposeName.${purpose}`, { ns: "codes" })}</PageHeading>
      <p><Badge kind={status === "granted" ? "success" : "info"}>{t(`consentStatus.${status}`, { ns: "codes" })}</Badge></p>
      <Facts facts={[
        [t("consent.shares"), nameOf(discloser)],
        [t("consent.gets"), nameOf(recipient)],
        [t("consent.now"), shared.length === 0 ? t("consent.nothing") : <ul>{shared.map((category) => <li key={category}>{t(`categoryName.${category}`, { ns: "codes" })}</li>)}</ul>],
        [t("consent.from"), validFrom === null ? null : say(validFrom)],
        [t("consent.to"), endedAt !== null ? say(endedAt) : expiresAt === null ? null : say(expiresAt)],
      ]} />
      {status === "requested" && <p><Link to={`/citizen/answer/${consent.referralId}`} className="button button-primary">{t("home.waiting.answer.button")}</Link></p>}
      {isNearEnd(consent) && (
        <Card heading={t("home.waiting.say-yes-again.heading")}>
          <SayYesAgain consentId={consentId} notice={notice} says={t("consent.again", { day: say(consent.expiresAt) })} />
        </Card>
      )}
      {status === "granted" && <div className="choices"><StopChoice what={purpose} words={words} runs={runs} command={{ consentId }} /></div>}
      {receipts.length > 0 && <section aria-labelledby="receipts"><h2 id="receipts">{t("receipts.heading")}</h2>{receipts.map((each) => <EpochReceipts key={each.epoch} of={each} />)}</section>}
      <Epochs consentId={consentId} />
      <section aria-labelledby="text">
        <h2 id="text">{t("consent.text")}</h2>
        <LanguageChoice languages={notice.languages} language={notice.language} onChoose={setWanted} />
        <p lang={notice.language} dir={directionOf(notice.language)}><strong>{notice.text.parts["title"]}</strong></p>
        <NoticeText notice={notice.text} />
        <p>{t("consent.version", { version: notice.version })}</p>
      </section>
      <PrintButton />
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
