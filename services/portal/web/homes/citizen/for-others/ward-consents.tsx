import type { Party } from "@haandslag/contracts";
import { useSuspenseQueries } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import type { clients } from "../../../calls/clients.ts";
import { byPurpose } from "../by-purpose.ts";
import { usePartyNames } from "../party-names.ts";
import { WardConsent } from "./ward-consent.tsx";

export type OfWard = Awaited<ReturnType<typeof clients.consent.wardConsents.query>>["consents"][number];

/**
 * One card for each, the newest referral first. Answered or not, each stays where it stands: nothing moves under a finger.
 * How long the right lasts is told with the referral that it was recorded for.
 */
export function WardConsents({ consents: now }: { readonly consents: readonly OfWard[] }) {
  // What comes while one reads brings other questions with it: what stands stays until they are answered too.
  const consents = useDeferredValue(now);
  const { t } = useTranslation("citizen");
  const names = usePartyNames(consents.flatMap(({ discloser, recipient }) => [discloser, recipient]));
  const nameOf = (party: Party) => (party.kind === "citizen" ? t("forOthers.theOther") : names(party));
  const referralIds = [...new Set(consents.map(({ referralId }) => referralId))].sort().toReversed();
  const rights = useSuspenseQueries({ queries: referralIds.map((referralId) => ask.consent.representationsOfReferral({ referralId })) }).flatMap(({ data }) => data.representations);
  const inOrder = consents.toSorted((a, b) => referralIds.indexOf(a.referralId) - referralIds.indexOf(b.referralId) || byPurpose(a, b));
  const waiting = inOrder.filter(({ status }) => status === "requested");
  return inOrder.map((consent) => (
    <WardConsent
      key={consent.consentId} consent={consent} nameOf={nameOf} number={waiting.indexOf(consent) + 1} of={waiting.length}
      rightEnds={rights.find(({ representationId }) => representationId === consent.right.representationId)?.to ?? null}
    />
  ));
}
