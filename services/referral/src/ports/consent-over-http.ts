import { asking } from "@haandslag/clients";
import { consentClient } from "@haandslag/clients/consent";
import type { ConsentPort } from "./consent-port.ts";

const answerWithinMs = 2000;

/** The consent service over its typed client. No answer within two seconds is CONSENT_UNAVAILABLE, and nothing is disclosed (CON-20). */
export function consentOverHttp(o: { url: string; token: () => Promise<string> }): ConsentPort {
  const client = consentClient({ ...o, timeoutMs: answerWithinMs });
  return {
    requestConsent: async (input) => { await asking("CONSENT_UNAVAILABLE", () => client.requestConsent.mutate(input)); },
    disclose: (input) => asking("CONSENT_UNAVAILABLE", () => client.disclose.mutate(input)),
  };
}
