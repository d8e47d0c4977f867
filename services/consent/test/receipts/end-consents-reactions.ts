import type { EventMessage, Reaction } from "@haandslag/messaging";
import { onReferralClosed } from "../../src/reactions/on-referral-closed.ts";
import { onReferralDeclined } from "../../src/reactions/on-referral-declined.ts";
import { onReferralStopped } from "../../src/reactions/on-referral-stopped.ts";
import { onReferralWithdrawn } from "../../src/reactions/on-referral-withdrawn.ts";
import type { TestService } from "../given.ts";

/** Which of our reactions an event of a referral's end meets. */
export function endConsentsReactions({ consents, clock }: Pick<TestService, "consents" | "clock">, { type }: EventMessage): Reaction {
  const found = [onReferralDeclined, onReferralWithdrawn, onReferralClosed, onReferralStopped].map((make) => make(consents, clock)).find((reaction) => reaction.type === type);
  if (found === undefined) throw new Error(`Nothing here reacts on ${type}.`);
  return found;
}
