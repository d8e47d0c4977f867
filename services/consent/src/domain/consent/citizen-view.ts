import type { DataCategory } from "@haandslag/contracts";
import type { Consent } from "./state.ts";

/** A consent as the citizen sees it: what was asked, what is shared now, since and until when. */
export function citizenView(consent: Consent) {
  const { consentId, referralId, purpose, discloser, recipient, status, epoch } = consent;
  const given = "given" in consent ? consent.given : undefined;
  const shared: readonly DataCategory[] = status === "granted" && given !== undefined ? given.categories : [];
  return {
    consentId, referralId, purpose, discloser, recipient, status, epoch,
    asked: [...consent.asked],
    shared: [...shared],
    despiteProtection: given?.despiteProtection ?? false,
    answerBy: status === "requested" ? consent.answerBy : null,
    validFrom: given?.validFrom ?? null,
    expiresAt: given?.expiresAt ?? null,
    endedAt: "endedAt" in consent ? consent.endedAt : null,
  };
}
