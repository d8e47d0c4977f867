import type { consentCommands } from "@haandslag/contracts";
import type { Consent } from "./state.ts";

/** A consent as the decision reads it, but for its positions, which the head gives (design § 3). */
export type ConsentFacts = Omit<consentCommands.ConsentToDecide, "position" | "yesPosition"> & { readonly yesEpoch: number | null };

export function factsOf(consent: Consent): ConsentFacts {
  const { consentId, referralId, subjectId, purpose, discloser, recipient, status, epoch, lawRow } = consent;
  const given = "given" in consent ? consent.given : undefined;
  return {
    format: 1, consentId, referralId, subjectId, purpose, discloser, recipient, status, epoch, lawRow,
    // Of what has ended, all that was asked: a no is as wide as the question was.
    categories: [...(status === "granted" && given !== undefined ? given.categories : consent.asked)],
    validFrom: given?.validFrom ?? null,
    expiresAt: given?.expiresAt ?? null,
    despiteProtection: given?.despiteProtection ?? false,
    yesEpoch: given?.yesEpoch ?? null,
  };
}
