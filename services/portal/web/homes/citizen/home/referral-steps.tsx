import { useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { ifThere } from "../../../calls/if-there.ts";
import { type Step, Steps } from "../../../parts/steps.tsx";
import { useDates, When } from "../../../parts/when.tsx";
import { isOver, type MyReferral } from "./referral.ts";
import { passedAt, stepNames, whereIs } from "./steps-of.ts";

/** Where one referral is, as a line of steps in plain words, with what can be done about it. */
export function ReferralSteps({ referral, isOnly }: { readonly referral: MyReferral; readonly isOnly: boolean }) {
  const { t } = useTranslation("citizen");
  const id = useId();
  const { referralId, status, organisation, authorityName, contactCode, next } = referral;
  const say = useDates();
  const { data: { consents } } = useSuspenseQuery(ask.consent.myConsents({}));
  const mayHavePeer = status === "accepted" || status === "in_course";
  const asked = (mayHavePeer ? [referralId] : []).map((each) => ifThere(ask.peers.myAssignment({ referralId: each })));
  const assignment = useSuspenseQueries({ queries: asked })[0]?.data;
  const ofThis = consents.filter((consent) => consent.referralId === referralId);
  const where = whereIs(referral, { open: ofThis.filter((consent) => consent.status === "requested").length, asked: ofThis.length }, assignment?.status);
  const words = { organisation: organisation?.name ?? t("theOrganisation"), authority: authorityName ?? t("theAuthority") };
  const now = stepNames.indexOf(where.now);
  const isSelf = authorityName === null;
  const passed = passedAt(referral);
  const says = [t([`home.says.${where.says}${isSelf ? "Self" : ""}`, `home.says.${where.says}`] as never, words) as string, ...(where.says === "organisation" && next.by !== null ? [t("home.says.by", { ...words, day: say(next.by, "day") })] : [])].join(" ");
  // What was stopped shows how far it had come, and no step that never was.
  const steps = stepNames.filter((name) => !where.isStopped || passed[name] !== null || name === where.now).map((name): Step => {
    const isHere = name === where.now;
    const state = stepNames.indexOf(name) < now || (isHere && status === "closed") ? "done" : !isHere ? "later" : where.isStopped ? "stopped" : "now";
    const at = passed[name];
    return {
      title: isHere && where.isStopped ? t(`home.stopped.${where.says}` as never, words) : t(`home.steps.${name}`, words),
      state,
      ...(isHere ? { about: says } : state === "done" && at !== null ? { about: <When at={at} /> } : {}),
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
