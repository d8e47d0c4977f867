import type { DataCategory } from "@haandslag/contracts";
import type { Consent, Referral } from "./state.ts";

/** The consents that events say are granted for the referral's own organisation. For display and for the contact code, never a permit. */
export const grantedReferralConsents = (state: Pick<Referral, "consents" | "organisationId">): Consent[] =>
  state.consents.filter((consent) => consent.purpose === "referral" && consent.status === "granted" && consent.organisationId === state.organisationId);

export const isTicked = (state: Pick<Referral, "consents" | "organisationId">, category: DataCategory): boolean =>
  grantedReferralConsents(state).some((consent) => consent.categories.includes(category));

/** Consents with one noted; an older epoch never overwrites a newer one (CON-22), whichever order they come in. */
export function withConsent(consents: readonly Consent[], noted: Consent): readonly Consent[] {
  return [...consents.filter((consent) => consent.consentId !== noted.consentId), noted].toSorted((a, b) => (a.consentId < b.consentId ? -1 : 1));
}

export const isNews = (consents: readonly Consent[], noted: Consent): boolean =>
  consents.every((consent) => consent.consentId !== noted.consentId || consent.epoch < noted.epoch);
