import { asking } from "@haandslag/clients";
import { consentClient } from "@haandslag/clients/consent";
import type { ConsentPort } from "./consent-port.ts";

/** The consent service over its typed client. No answer within two seconds, the token included, is CONSENT_UNAVAILABLE, and nothing is disclosed (CON-20). */
export function consentOverHttp(o: { url: string; token: () => Promise<string> }): ConsentPort {
  const client = consentClient({ ...o, timeoutMs: 2000 });
  return {
    requestConsent: async (input) => { await asking("CONSENT_UNAVAILABLE", () => client.requestConsent.mutate(input)); },
    recordRepresentation: (input) => asking("CONSENT_UNAVAILABLE", () => client.recordRepresentation.mutate(input)),
    disclose: (input) => asking("CONSENT_UNAVAILABLE", () => client.disclose.mutate(input)),
  };
}
