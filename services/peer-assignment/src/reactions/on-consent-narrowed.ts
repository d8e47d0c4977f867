import { ConsentExpired, ConsentNarrowed, ConsentRevoked, type DataCategory } from "@haandslag/contracts";
import { type Queryable, reactOneByOne } from "@haandslag/service-kit";
import { type Assignments, findAssignmentId } from "../storage/assignments.ts";
import { narrowProfile } from "../storage/held-subjects.ts";

type Consent = Pick<ConsentNarrowed, "referralId" | "purpose" | "recipient">;

/**
 * The consent to the referral covers less, or nothing any more: what it does not cover is not held any longer. Only ever
 * less, so the order in which this comes does not matter; what is still covered can be opened again.
 *
 * That the assignment ends is for the referral service to say (`stopped`): a consent that was withdrawn while the
 * referral was a draft, and asked for and given again since, ends nothing, and of two consents only it knows which one the referral rests on.
 */
export const onConsentNarrowed = (assignments: Assignments) => {
  const narrow = async (tx: Queryable, { referralId, purpose, recipient }: Consent, left: readonly DataCategory[]) => {
    if (purpose !== "referral") return;
    const assignmentId = await findAssignmentId(tx, referralId);
    if (assignmentId === undefined) return;
    const assignment = (await assignments.store.lock(tx, [assignmentId])).get(assignmentId)?.state;
    if (recipient.kind !== "organisation" || assignment?.organisationId !== recipient.id) return;
    await narrowProfile(tx, assignmentId, left);
  };
  return [
    reactOneByOne({ on: ConsentNarrowed, apply: (consent, tx) => narrow(tx, consent, consent.categories) }),
    reactOneByOne({ on: ConsentRevoked, apply: (consent, tx) => narrow(tx, consent, []) }),
    reactOneByOne({ on: ConsentExpired, apply: (consent, tx) => narrow(tx, consent, []) }),
  ];
};
