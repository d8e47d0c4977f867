import type { CommandRunner, Ids } from "@haandslag/service-kit";
import type { Assignments } from "../storage/assignments.ts";
import type { Peers } from "../storage/peers.ts";
import { onConsentNarrowed } from "./on-consent-narrowed.ts";
import { onReferralAccepted } from "./on-referral-accepted.ts";
import { onReferralOver } from "./on-referral-over.ts";

/** What we listen to. */
export const reactionsOf = ({ assignments, peers, runner, ids }: { assignments: Assignments; peers: Peers; runner: CommandRunner; ids: Ids }) =>
  [onReferralAccepted(assignments, runner, ids), ...onReferralOver(assignments, peers, runner, ids), ...onConsentNarrowed(assignments)];
