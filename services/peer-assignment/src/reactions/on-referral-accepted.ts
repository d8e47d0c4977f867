import { Accepted } from "@haandslag/contracts";
import { isAnsweredOver, reactOneByOne } from "@haandslag/service-kit";
import { findAssignmentId } from "../storage/assignments.ts";
import { changeWithin } from "../storage/change-within.ts";
import type { ReactionDeps } from "./index.ts";

/**
 * The organisation said yes: an assignment opens, once. One that is over, or was over before this came, stays so; and where
 * the consent's end was answered for already, nothing is held for it any more (CON-22, CON-25). Whom it is about is asked
 * for, since no event tells it.
 */
export const onReferralAccepted = ({ assignments, held, referral, runner: { clock }, ids }: ReactionDeps) =>
  reactOneByOne({
    on: Accepted,
    async apply({ referralId, organisationId }, tx) {
      if ((await findAssignmentId(tx, referralId)) !== undefined) return;
      const told = await referral.findPseudonym({ referralId, organisationId });
      if (told === undefined || (await isAnsweredOver(tx, { referralId, consentId: told.consentId }))) return;
      const assignmentId = ids.next();
      await changeWithin(tx, assignments, assignmentId, { type: "hearAccepted", referralId, organisationId, at: clock.now().toISOString() }, clock.now());
      await held.subjects.hold(tx, { assignmentId, organisationId, ...told });
    },
  });
