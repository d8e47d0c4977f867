import { AssignmentReceiptGiven } from "@haandslag/contracts";
import { answerWithReceipts, heldNothing } from "@haandslag/service-kit";
import { findAssignmentUnder } from "../storage/assignments.ts";
import { changeWithin, releasePeer } from "../storage/change-within.ts";
import type { ReactionDeps } from "./index.ts";

/**
 * The organisation's side of a consent that ends or covers less: the assignment ends and its peer is free, then all that
 * was held under the pseudonym is erased; of a narrowing, what it took out of the profile (CON-24, CON-25).
 *
 * Only of the consent that the referral rests on, which the acceptance named: one that was withdrawn while the referral was
 * a draft, and asked for and given again since, ends nothing, however late its end is heard of (CON-22).
 */
export const answerEndedConsents = ({ assignments, peers, held, runner: { clock }, ids, signer }: ReactionDeps) => answerWithReceipts({
  event: AssignmentReceiptGiven, signer, clock, ids,
  holding: {
    async stop({ referralId, consentId, change, because }, tx) {
      const assignmentId = change === "narrowed" ? undefined : await findAssignmentUnder(tx, { referralId, consentId });
      if (assignmentId === undefined) return;
      const now = clock.now();
      await releasePeer(tx, { assignments, peers }, assignmentId, now);
      await changeWithin(tx, assignments, assignmentId, { type: "hearReferralOver", referralId, because: because === "referral-over" ? because : "consent-gone", at: now.toISOString() }, now);
    },
    async erase({ referralId, consentId, change, categories }, tx) {
      const assignmentId = await findAssignmentUnder(tx, { referralId, consentId });
      if (assignmentId === undefined) return heldNothing;
      if (change === "narrowed") return { erased: (await held.subjects.narrowProfile(tx, assignmentId, categories)) ? ["profile-parts"] : [], kept: [] };
      return { erased: await held.subjects.erase(tx, assignmentId), kept: [{ what: "course-history", paragraph: "gdpr-5-2" }] };
    },
  },
});
