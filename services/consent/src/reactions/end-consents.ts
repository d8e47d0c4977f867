import type { EventType, Purpose } from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import { beginCall, type Clock, currentCall } from "@haandslag/service-kit";
import type { z } from "zod";
import { changeConsents } from "../storage/change-consents.ts";
import type { Consents } from "../storage/consent-store.ts";
import { consentsOfReferrals } from "../storage/consents-of-referral.ts";

/**
 * A referral is over, and with it the consents that were given for it: what was granted expires, what was only asked
 * lapses, what has ended stays as it is (CON-22). Heads are locked for the whole batch at once and in order.
 */
export const endConsents = <Data extends z.ZodType<{ referralId: string }>>(on: EventType<Data>, purposes: readonly Purpose[], consents: Consents, clock: Clock): Reaction => ({
  type: on.type,
  overtakes: on.overtakes,
  async apply(tx, messages) {
    const calls = new Map(messages.map((message) => [on.data.parse(message.data).referralId, beginCall({ ...message, causationId: message.id })]));
    const now = clock.now();
    const wanted = (await consentsOfReferrals(tx, [...calls.keys()])).flatMap(({ consentId, referralId, purpose }) => {
      const call = calls.get(referralId);
      return purposes.includes(purpose) && call !== undefined ? [{ id: consentId, command: { command: "end with the referral", now } as const, call }] : [];
    });
    if (wanted.length > 0) await changeConsents(tx, consents, wanted, { call: currentCall(), at: now });
  },
});
