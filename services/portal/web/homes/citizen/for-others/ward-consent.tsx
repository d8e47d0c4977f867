import type { Party } from "@haandslag/contracts";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../../parts/badge.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Card } from "../../../parts/card.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { useDates } from "../../../parts/when.tsx";
import { NoticeText } from "../answer/notice-text.tsx";
import { Question } from "../answer/question.tsx";
import { isNearEnd } from "../consent/near-end.ts";
import { SayYesAgain } from "../consent/say-yes-again.tsx";
import { ShareLess } from "../stop/share-less.tsx";
import { StopForOther } from "./stop-for-other.tsx";
import { WardReceipts } from "./ward-receipts.tsx";
import type { OfWard } from "./ward-consents.tsx";

/** For whom and by which right, what is shared with whom and since when; then the question, where it waits, or the way to stop and to share less, and who has deleted. */
export function WardConsent({ consent, nameOf, rightEnds, number, of }: {
  readonly consent: OfWard;
  readonly nameOf: (party: Party) => string;
  /** The first day on which the right holds no more; null: no end is known. */
  readonly rightEnds: string | null;
  /** Among the questions that wait. */
  readonly number: number;
  readonly of: number;
}) {
  const { t } = useTranslation(["citizen", "codes"]);
  const say = useDates();
  const id = useId();
  const { consentId, purpose, status, discloser, recipient, shared, validFrom, expiresAt, endedAt, notice, right: { kind } } = consent;
  const ofKind = (wanted: Party["kind"], otherwise: string) => {
    const party = [recipient, discloser].find((each) => each.kind === wanted);
    return party === undefined ? otherwise : nameOf(party);
  };
  const to = endedAt ?? expiresAt;
  return (
    <Card heading={<>{t(`purposeName.${purpose}`, { ns: "codes" })} <Badge kind={status === "granted" ? "success" : "info"}>{t(`consentStatus.${status}`, { ns: "codes" })}</Badge></>}>
      <Facts facts={[
        [t("forOthers.whom"), t(`forOthers.who.${kind}`)],
        [t("forOthers.right"), `${t(`representationKind.${kind}`, { ns: "codes" })}. ${rightEnds === null ? t("forOthers.noEnd") : t("forOthers.rightEnds", { day: say(rightEnds) })}`],
        [t("consent.shares"), nameOf(discloser)],
        [t("consent.gets"), nameOf(recipient)],
        [t("consent.now"), shared.length === 0 ? t("consent.nothing") : <ul>{shared.map((category) => <li key={category}>{t(`categoryName.${category}`, { ns: "codes" })}</li>)}</ul>],
        [t("consent.from"), validFrom === null ? null : say(validFrom)],
        [t("consent.to"), to === null ? null : say(to)],
      ]} />
      {status === "requested" && <p>{t("forOthers.writtenTo")}</p>}
      {status === "requested" && <Question consentId={consentId} number={number} of={of} />}
      {isNearEnd(consent) && (
        <section aria-labelledby={`${id}-again`}>
          <h3 id={`${id}-again`}>{t("forOthers.againHeading")}</h3>
          <p>{t("forOthers.writtenTo")}</p>
          <NoticeText notice={notice.text} />
          <SayYesAgain consentId={consentId} notice={notice} says={t("forOthers.again", { day: say(consent.expiresAt) })} />
        </section>
      )}
      {status === "granted" && (
        <Buttons>
          <StopForOther consentId={consentId} purpose={purpose} words={{ organisation: ofKind("organisation", t("theOrganisation")), authority: ofKind("authority", t("theAuthority")) }} />
          {shared.length > 1 && <ShareLess consentId={consentId} shared={shared} organisation={nameOf(recipient)} last={t("forOthers.last")} />}
        </Buttons>
      )}
      <WardReceipts consentId={consentId} />
    </Card>
  );
}
