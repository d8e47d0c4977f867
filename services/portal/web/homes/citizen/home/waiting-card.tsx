import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Card } from "../../../parts/card.tsx";
import { useDates } from "../../../parts/when.tsx";
import type { Waiting } from "./use-waiting.ts";

const pathOf = (thing: Waiting): string => {
  switch (thing.what) {
    case "answer": return `/citizen/answer/${thing.referralId}`;
    case "choose-peer": return `/citizen/peers/${thing.referralId}`;
    case "check-in": return `/citizen/how-are-you/${thing.referralId}`;
    case "say-yes-again": return `/citizen/consents/${thing.consentId}`;
    case "finish-self-referral": return `/citizen/refer-myself/send/${thing.referralId}`;
  }
};

/** One waiting thing, with one button that says what it does. */
export function WaitingCard({ thing }: { readonly thing: Waiting }) {
  const { t } = useTranslation("citizen");
  const say = useDates();
  return (
    <Card heading={t(`home.waiting.${thing.what}.heading`)} headingLevel={3}>
      <p>
        {thing.what === "answer"
          ? t(thing.about?.authorityName == null ? "home.waiting.answer.textSelf" : "home.waiting.answer.text", { count: thing.count, authority: thing.about?.authorityName ?? "", organisation: thing.about?.organisation?.name ?? t("theOrganisation") })
          : t(`home.waiting.${thing.what}.text`)}
        {thing.by !== null && ` ${t("home.waiting.by", { day: say(thing.by, "day") })}`}
      </p>
      <Link to={pathOf(thing)} className="button button-primary">{t(`home.waiting.${thing.what}.button`)}</Link>
    </Card>
  );
}
