import { useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { ifThere } from "../../../calls/if-there.ts";
import { type Step, Steps } from "../../../parts/steps.tsx";
import { isOver, type MyReferral } from "./referral.ts";
import { stepNames, whereIs } from "./steps-of.ts";

/** Where one referral is, as a line of steps in plain words, with what can be done about it. */
export function ReferralSteps({ referral, isOnly }: { readonly referral: MyReferral; readonly isOnly: boolean }) {
  const { t } = useTranslation("citizen");
  const id = useId();
  const { referralId, status, organisation, authorityName, contactCode } = referral;
  const { data: { consents } } = useSuspenseQuery(ask.consent.myConsents({}));
  const mayHavePeer = status === "accepted" || status === "in_course";
  const asked = (mayHavePeer ? [referralId] : []).map((each) => ifThere(ask.peers.myAssignment({ referralId: each })));
  const assignment = useSuspenseQueries({ queries: asked })[0]?.data;
  const ofThis = consents.filter((consent) => consent.referralId === referralId);
  const where = whereIs(referral, { open: ofThis.filter((consent) => consent.status === "requested").length, asked: ofThis.length }, assignment?.status);
  const words = { organisation: organisation?.name ?? t("theOrganisation"), authority: authorityName ?? t("theAuthority") };
  const now = stepNames.indexOf(where.now);
  const isSelf = authorityName === null;
  const steps = stepNames.filter((_name, i) => !where.isStopped || i <= now).map((name): Step => {
    const i = stepNames.indexOf(name);
    const isHere = i === now;
    return {
      title: isHere && where.isStopped ? t(`home.stopped.${where.says}` as never, words) : t(`home.steps.${name}`, words),
      state: i < now || (isHere && status === "closed") ? "done" : isHere ? (where.isStopped ? "stopped" : "now") : "later",
      ...(isHere ? { about: t([`home.says.${where.says}${isSelf ? "Self" : ""}`, `home.says.${where.says}`] as never, words) } : {}),
    };
  });
  const mayStop = ofThis.some((consent) => consent.status === "granted" || consent.status === "requested");
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{isOnly || organisation === null ? t("home.where") : t("home.whereAt", words)}</h2>
      <Steps label={t("home.where")} steps={steps} />
      {organisation !== null && contactCode !== null && !isOver(referral) && <p>{t("home.call", { ...words, phone: organisation.phone, code: contactCode })}</p>}
      <ul className="nobullet-list">
        {assignment !== null && assignment !== undefined && <li><Link to={`/citizen/peers/${referralId}`} className="function-link">{t("home.myPeer")}</Link></li>}
        {(status === "in_course" || status === "closed") && <li><Link to={`/citizen/how-are-you/${referralId}`} className="function-link">{t("home.myAnswers")}</Link></li>}
        <li><Link to={`/citizen/stop/${referralId}`} className="function-link">{t(mayStop ? "home.stop" : "home.receipts")}</Link></li>
      </ul>
    </section>
  );
}
