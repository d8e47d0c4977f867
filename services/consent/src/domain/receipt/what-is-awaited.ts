import { holdersOf } from "@haandslag/contracts";
import type { Consent } from "../consent/state.ts";
import type { ReceiptCommand } from "./commands.ts";
import type { DueBecause } from "./state.ts";

/**
 * What an epoch of a consent makes due: receipts of all who answer for its purpose where it ends or narrows what was
 * granted, else nothing. The organisation's side is awaited only where the ledger has a disclosure under this consent;
 * who kept something to be disclosed, or measured, always is.
 * @param wasDisclosed whether the ledger has anything under this consent, read with its head locked
 */
export function whatIsAwaited(consent: Consent, wasDisclosed: boolean, now: Date): Extract<ReceiptCommand, { command: "await receipts" }> | undefined {
  const because = becauseOf(consent);
  if (because === undefined) return undefined;
  const { consentId, referralId, subjectId, purpose, discloser, recipient, epoch } = consent;
  const holders = holdersOf[purpose].map((holder) => ({ holder, isAwaited: holder !== "peer-assignment" || wasDisclosed }));
  return { command: "await receipts", about: { consentId, referralId, subjectId, purpose, discloser, recipient }, epoch, because, holders, now };
}

/** Of the epochs that leave a consent granted only a narrowing is no yes. */
export function becauseOf(consent: Consent): DueBecause | undefined {
  if (consent.status === "revoked" || consent.status === "expired") return consent.status;
  return consent.status === "granted" && consent.epoch !== consent.given.yesEpoch ? "narrowed" : undefined;
}
