import type { DataCategory } from "@haandslag/contracts";
import type { Referral } from "./state.ts";

/**
 * What is laid ready to be disclosed when an offer is sent: what the citizen was asked about, less what she has not ticked
 * or has taken back, as far as we have heard. A narrowing that was answered for before the offer was saved has found
 * nothing to erase: laid ready now, it would stay (CON-25). One that we hear of later erases it.
 */
export function laidReady({ asked, consents }: Pick<Referral, "asked" | "consents">, consentId: string | null): readonly DataCategory[] {
  const categories = asked.find(({ purpose }) => purpose === "referral")?.categories ?? [];
  const noted = consents.find((consent) => consent.consentId === consentId);
  return noted === undefined ? categories : categories.filter((category) => noted.categories.includes(category));
}
