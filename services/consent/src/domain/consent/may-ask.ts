import { type Purpose, type Refusal, refuse } from "@haandslag/contracts";
import { peaceMs } from "./deadlines.ts";
import type { Consent } from "./state.ts";

/** What is about to be asked, and whether by the citizen herself: she may change her mind at any time. */
export interface Asking {
  readonly referralId: string;
  readonly purpose: Purpose;
  readonly byCitizen: boolean;
}

/**
 * May this question be asked now? Not while the same referral has one like it open (asked, or granted: then it is
 * renewed, never doubled, since stopping one of two would leave the other), and not within 30 days of a no, of silence
 * or of a withdrawal (REF-27), whichever referral that was for: a new referral is no way around a no.
 * @param alike consents of the same citizen, purpose, discloser and recipient, of every referral
 */
export function mayAsk({ referralId, purpose, byCitizen }: Asking, alike: readonly Consent[], now: Date): Refusal | undefined {
  const open = alike.find((consent) => consent.referralId === referralId && (consent.status === "requested" || consent.status === "granted"));
  if (open !== undefined) return refuse("CONSENT_OPEN_REQUEST_EXISTS", { purpose, state: open.status });
  if (byCitizen) return undefined;
  const peaceUntil = Math.max(...alike.map(peaceAfter), 0);
  return now.getTime() < peaceUntil ? refuse("CONSENT_ASKED_TOO_SOON", { purpose, notBefore: new Date(peaceUntil).toISOString() }) : undefined;
}

/** Until when this one's answer leaves the citizen in peace; 0 where it was no no of hers. Staff who stop it pass on her word. */
function peaceAfter(consent: Consent): number {
  const saidNo = consent.status === "refused" || consent.status === "revoked" || (consent.status === "lapsed" && consent.because === "no-answer");
  return saidNo ? Date.parse(consent.endedAt) + peaceMs : 0;
}
