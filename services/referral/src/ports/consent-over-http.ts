import { setTimeout as sleep } from "node:timers/promises";
import { asking } from "@haandslag/clients";
import { consentClient } from "@haandslag/clients/consent";
import type { ConsentPort } from "./consent-port.ts";

const answerWithinMs = 2000;

/** The consent service over its typed client. No answer within two seconds is CONSENT_UNAVAILABLE, and nothing is disclosed (CON-20). */
export function consentOverHttp(o: { url: string; token: () => Promise<string> }): ConsentPort {
  const client = consentClient({ ...o, timeoutMs: answerWithinMs });
  return {
    requestConsent: async (input) => { await inTime(() => client.requestConsent.mutate(input)); },
    recordRepresentation: (input) => inTime(() => client.recordRepresentation.mutate(input)),
    disclose: (input) => inTime(() => client.disclose.mutate(input)),
  };
}

/** The two seconds are for all of it: the client's own limit begins only when the token is there. */
async function inTime<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  const end = new AbortController();
  const tooLate = sleep(answerWithinMs, undefined, { signal: end.signal }).then((): never => {
    throw new Error(`no answer within ${answerWithinMs} ms`);
  });
  tooLate.catch(() => undefined);
  try {
    return await asking("CONSENT_UNAVAILABLE", () => Promise.race([question(), tooLate]));
  } finally {
    end.abort();
  }
}
