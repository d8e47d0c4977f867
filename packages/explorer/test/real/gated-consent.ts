import { asking } from "@haandslag/clients";
import { consentOverHttp } from "../../../../services/referral/src/ports/consent-over-http.ts";
import type { ConsentClient } from "@haandslag/clients/consent";

/** One call's gate: shut, the consent service has answered and the referral service does not know it yet. */
interface Gate {
  readonly reached: PromiseWithResolvers<void>;
  readonly opened: PromiseWithResolvers<void>;
}

/** The referral service's port to the consent service, with a gate behind each answer that a trace wants to hold back. */
export function gatedConsent(client: ConsentClient, real: Parameters<typeof consentOverHttp>[0]) {
  const gates = new Map<string, Gate>();
  const through = async <Answer>(referralId: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = await asking("CONSENT_UNAVAILABLE", ask);
    const gate = gates.get(referralId);
    gate?.reached.resolve();
    await gate?.opened.promise;
    return answer;
  };
  return {
    port: {
      ...consentOverHttp(real),
      requestConsent: async (input: Parameters<typeof client.requestConsent.mutate>[0]) => { await through(input.referralId, () => client.requestConsent.mutate(input)); },
      disclose: (input: Parameters<typeof client.disclose.mutate>[0]) => through(input.referralId, () => client.disclose.mutate(input)),
    },
    shut(referralId: string): Gate {
      const gate: Gate = { reached: Promise.withResolvers(), opened: Promise.withResolvers() };
      gates.set(referralId, gate);
      return gate;
    },
    open(referralId: string): void {
      gates.get(referralId)?.opened.resolve();
      gates.delete(referralId);
    },
  };
}
