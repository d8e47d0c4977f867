import type { CommandRunner, Ids, ReceiptSigner } from "@haandslag/service-kit";
import type { ReferralPort } from "../ports/referral-port.ts";
import type { Assignments } from "../storage/assignments.ts";
import type { Held } from "../storage/held.ts";
import type { Peers } from "../storage/peers.ts";
import { answerEndedConsents } from "./answer-ended-consents.ts";
import { onReferralAccepted } from "./on-referral-accepted.ts";
import { onReferralOver } from "./on-referral-over.ts";

export interface ReactionDeps {
  readonly assignments: Assignments;
  readonly peers: Peers;
  readonly held: Held;
  readonly referral: ReferralPort;
  readonly runner: CommandRunner;
  readonly ids: Ids;
  readonly signer: ReceiptSigner;
}

/** What we listen to. */
export const reactionsOf = (deps: ReactionDeps) => [onReferralAccepted(deps), ...onReferralOver(deps), ...answerEndedConsents(deps)];
