import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUser } from "../../app/user.ts";
import { ask } from "../../calls/ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { Answered } from "./answer/answered.tsx";
import { Question } from "./answer/question.tsx";
import { TooLow } from "./answer/too-low.tsx";
import { byPurpose } from "./by-purpose.ts";
import { usePathId } from "./path-id.ts";

/** Up to three questions at one sitting, each answered by itself (CON-16, CON-17). */
export default function AnswerPage() {
  const { t } = useTranslation("citizen");
  const referralId = usePathId("referralId");
  const user = useUser();
  const { data: { consents } } = useSuspenseQuery(ask.consent.myConsents({ referralId }));
  // What was open when the page was opened stays where it stands, answered or not: nothing moves under a finger.
  const [here] = useState(() => new Set(consents.filter(({ status }) => status === "requested").map(({ consentId }) => consentId)));
  const shown = consents.filter(({ consentId, status }) => here.has(consentId) || status === "requested").toSorted(byPurpose);
  const left = shown.filter(({ status }) => status === "requested").length;
  // Who refers herself is also who sends it.
  const isToSend = shown.some(({ purpose, discloser, status }) => purpose === "referral" && discloser.kind === "citizen" && status === "granted");
  return (
    <>
      <PageHeading>{t("answer.heading", { count: shown.length })}</PageHeading>
      {shown.length === 0 && <Empty text={t("answer.nothing")} />}
      {shown.length > 0 && <p className="font-lead">{t("answer.lead")}</p>}
      {user?.assuranceLevel === "low" && left > 0 && <TooLow />}
      {shown.map((consent, i) => consent.status === "requested"
        ? <Question key={consent.consentId} consentId={consent.consentId} number={i + 1} of={shown.length} />
        : <Answered key={consent.consentId} consent={consent} number={i + 1} of={shown.length} />)}
      {left === 0 && shown.length > 0 && (isToSend
        ? <p><Link to={`/citizen/refer-myself/send/${referralId}`} className="button button-primary">{t("answer.toSending")}</Link></p>
        : <p>{t("answer.allDone")}</p>)}
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
