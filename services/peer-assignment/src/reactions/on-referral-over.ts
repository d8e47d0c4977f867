import { Closed, Declined, Stopped, Withdrawn } from "@haandslag/contracts";
import { type Queryable, reactOneByOne } from "@haandslag/service-kit";
import type { AssignmentCommand } from "../domain/assignment/commands.ts";
import { findAssignmentId } from "../storage/assignments.ts";
import { changeWithin, releasePeer } from "../storage/change-within.ts";
import type { ReactionDeps } from "./index.ts";

type Because = Extract<AssignmentCommand, { type: "hearReferralOver" }>["because"];

/**
 * The referral is over, or the consent that it rests on is gone: the assignment ends, its peer is free, and everything
 * held for it is erased, in the inbox's transaction (CON-25). A stop that overtakes the acceptance (CON-21) leaves an
 * ended assignment behind, so that the acceptance, when it is replayed, revives nothing (CON-22).
 */
export const onReferralOver = ({ assignments, peers, held, runner: { clock }, ids }: ReactionDeps) => {
  const end = async (tx: Queryable, referralId: string, because: Because, o: { canStillBeAccepted: boolean }) => {
    const now = clock.now();
    const known = await findAssignmentId(tx, referralId);
    if (known === undefined && !o.canStillBeAccepted) return;
    const assignmentId = known ?? ids.next();
    await releasePeer(tx, { assignments, peers }, assignmentId, now);
    await changeWithin(tx, assignments, assignmentId, { type: "hearReferralOver", referralId, because, at: now.toISOString() }, now);
    await held.subjects.erase(tx, assignmentId);
  };
  return [
    reactOneByOne({ on: Stopped, apply: ({ referralId }, tx) => end(tx, referralId, "consent-gone", { canStillBeAccepted: true }) }),
    reactOneByOne({ on: Withdrawn, apply: ({ referralId, organisationId }, tx) => end(tx, referralId, "referral-over", { canStillBeAccepted: organisationId !== null }) }),
    reactOneByOne({ on: Closed, apply: ({ referralId }, tx) => end(tx, referralId, "referral-over", { canStillBeAccepted: true }) }),
    // What was declined was never accepted: there is nothing on its way that could revive it.
    reactOneByOne({ on: Declined, apply: ({ referralId }, tx) => end(tx, referralId, "referral-over", { canStillBeAccepted: false }) }),
  ];
};
