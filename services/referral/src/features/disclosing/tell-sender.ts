import { changeBy, currentCall, inTransaction } from "@haandslag/service-kit";
import { type FeedbackCategory, isRunning, type Referral, untoldFeedback } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";

type TellDeps = Pick<Deps, "runner" | "referrals" | "consent" | "ids" | "clock">;

/**
 * Tells the sender one thing of the course, where the citizen's consent to feedback lets it through at this moment
 * (REF-12): what was queued before a revocation is dropped here (CON-21).
 *
 * Told once, asked once: two may tell the same thing (the closing, and the event of what happened). The row's lock is
 * taken before the question, so the second waits, for as long as the consent service may take to answer (2 s), and finds
 * it told. An id made from referral and category would not do: a ledger that has it already does not say whether the
 * consent still holds, and a corrected outcome is told again. The transaction is its own and not the event's batch's,
 * which would take back what was told, and ask again, when a later event of the batch fails.
 * @throws DomainError CONSENT_UNAVAILABLE: nothing was told, and it is tried again
 */
export const tellSender = ({ runner, referrals, consent, ids, clock }: TellDeps) => (referralId: string, category: FeedbackCategory): Promise<void> =>
  inTransaction(runner.pool, async (tx) => {
    const stored = (await referrals.store.lock(tx, [referralId])).get(referralId);
    if (stored === undefined || !isRunning(stored.state) || !untoldFeedback(stored.state).includes(category)) return;
    if (!(await maySenderBeTold({ consent, ids }, stored.state, category))) return;
    const now = clock.now();
    const change = changeBy(referrals.decider, referralId, stored, { type: "noteSenderTold", category, at: now.toISOString() });
    if (change !== undefined) await referrals.store.save(tx, [change], { call: currentCall(), at: now });
  });

/** A disclosure of the organisation's to the authority. */
async function maySenderBeTold({ consent, ids }: Pick<Deps, "consent" | "ids">, { referralId, sender, organisationId }: Referral, category: FeedbackCategory): Promise<boolean> {
  if (sender.kind !== "authority" || organisationId === null) return false;
  const answer = await consent.disclose({
    disclosureId: ids.next(), referralId, kind: "feedback", purpose: "feedback", atLeast: "all", categories: [category],
    discloser: { kind: "organisation", id: organisationId }, recipient: { kind: "authority", id: sender.authorityId }, recipientUser: sender.unitId,
  });
  return answer.permitted && answer.categories.includes(category);
}
