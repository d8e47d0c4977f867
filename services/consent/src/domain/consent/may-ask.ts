import { type Purpose, type Refusal, refuse } from "@haandslag/contracts";
import { peaceMs } from "./deadlines.ts";
import type { Consent } from "./state.ts";

/**
 * May this question be asked now? Not while one like it is open (asked, or granted: then it is renewed, never doubled,
 * since stopping one of two would leave the other), and not within 30 days of a no or of silence (REF-27).
 * @param alike consents of the same referral, purpose, discloser and recipient
 */
export function mayAsk(purpose: Purpose, alike: readonly Consent[], now: Date): Refusal | undefined {
  for (const consent of alike) {
    if (consent.status === "requested" || consent.status === "granted") return refuse("CONSENT_OPEN_REQUEST_EXISTS", { purpose, state: consent.status });
    const saidNo = consent.status === "refused" || (consent.status === "lapsed" && consent.because === "no-answer");
    if (saidNo && now.getTime() < Date.parse(consent.endedAt) + peaceMs) {
      return refuse("CONSENT_ASKED_TOO_SOON", { purpose, notBefore: new Date(Date.parse(consent.endedAt) + peaceMs).toISOString() });
    }
  }
  return undefined;
}
