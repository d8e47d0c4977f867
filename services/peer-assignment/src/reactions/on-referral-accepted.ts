import { Accepted } from "@haandslag/contracts";
import { type CommandRunner, type Ids, reactOneByOne } from "@haandslag/service-kit";
import { type Assignments, findAssignmentId } from "../storage/assignments.ts";
import { changeWithin } from "../storage/change-within.ts";
import { holdSubject } from "../storage/held-subjects.ts";

/** The organisation said yes: an assignment opens, once. One that is over, or was over before this came, stays so. */
export const onReferralAccepted = (assignments: Assignments, { clock }: CommandRunner, ids: Ids) =>
  reactOneByOne({
    on: Accepted,
    async apply({ referralId, organisationId, pseudonym }, tx) {
      if ((await findAssignmentId(tx, referralId)) !== undefined) return;
      const assignmentId = ids.next();
      await changeWithin(tx, assignments, assignmentId, { type: "hearAccepted", referralId, organisationId, at: clock.now().toISOString() }, clock.now());
      await holdSubject(tx, { assignmentId, organisationId, pseudonym });
    },
  });
