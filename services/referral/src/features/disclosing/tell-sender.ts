import { changeBy, currentCall, type Queryable } from "@haandslag/service-kit";
import { type FeedbackCategory, isRunning, type Referral, untoldFeedback } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";

type TellDeps = Pick<Deps, "referrals" | "consent" | "ids" | "clock">;

/**
 * Tells the sender one thing of the course, where the citizen's consent to feedback lets it through at this moment
 * (REF-12): what was queued before a revocation is dropped here (CON-21). Asked before anything is locked.
 * @throws DomainError CONSENT_UNAVAILABLE: nothing was told, and it is tried again
 */
export const tellSender = ({ referrals, consent, ids, clock }: TellDeps) => async (tx: Queryable, referralId: string, category: FeedbackCategory): Promise<void> => {
  const found = await referrals.store.find(tx, referralId);
  if (found === undefined || !isRunning(found.state) || !untoldFeedback(found.state).includes(category)) return;
  if (!(await maySenderBeTold({ consent, ids }, found.state, category))) return;

  const stored = (await referrals.store.lock(tx, [referralId])).get(referralId);
  const now = clock.now();
  const change = changeBy(referrals.decider, referralId, stored, { type: "noteSenderTold", category, at: now.toISOString() });
  if (change !== undefined) await referrals.store.save(tx, [change], { call: currentCall(), at: now });
};

/** A disclosure of the organisation's to the authority. */
async function maySenderBeTold({ consent, ids }: Pick<Deps, "consent" | "ids">, { referralId, sender, organisationId }: Referral, category: FeedbackCategory): Promise<boolean> {
  if (sender.kind !== "authority" || organisationId === null) return false;
  const answer = await consent.disclose({
    disclosureId: ids.next(), referralId, kind: "feedback", purpose: "feedback", atLeast: "all", categories: [category],
    discloser: { kind: "organisation", id: organisationId }, recipient: { kind: "authority", id: sender.authorityId }, recipientUser: sender.unitId,
  });
  return answer.permitted && answer.categories.includes(category);
}
