import { ReferralReceiptGiven } from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import { answerWithReceipts, changeBy, currentCall, type EndedConsent, type Erasure, heldNothing, type Queryable, type ReceiptSigner } from "@haandslag/service-kit";
import { shareOf } from "../domain/content/index.ts";
import { keptRecord, keptReports } from "../domain/policies/what-is-kept.ts";
import type { Referral } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { notedConsent } from "./noted-consent.ts";

type AnsweringDeps = Pick<Deps, "referrals" | "content" | "clock" | "ids" | "random"> & { readonly signer: ReceiptSigner };

/**
 * The sender's side of a consent that ends or covers less (CON-24, CON-25): the referral notes it, and so stops; then what
 * lay ready to be disclosed under it becomes unreadable. In a group of its own, as the key store may be away; the referral
 * stops without it too (`onConsentChanged`), whichever of the two is first.
 */
export function answerEndedConsents(deps: AnsweringDeps): Reaction[] {
  const { referrals, content, clock } = deps;
  const stateOf = async (tx: Queryable, id: string): Promise<Referral | undefined> => (await referrals.store.lock(tx, [id])).get(id)?.state;

  return answerWithReceipts({
    event: ReferralReceiptGiven, signer: deps.signer, clock, ids: deps.ids,
    holding: {
      async stop(consent, tx) {
        const { referralId: id, change: how } = consent;
        const stored = (await referrals.store.lock(tx, [id])).get(id);
        const now = clock.now();
        const change = stored && changeBy(referrals.decider, id, stored, notedConsent(deps)(how === "narrowed" ? "granted" : how, consent, now));
        if (change !== undefined) await referrals.store.save(tx, [change], { call: currentCall(), at: now });
      },
      async erase(consent, tx) {
        const state = await stateOf(tx, consent.referralId);
        if (state === undefined) return heldNothing;
        return consent.purpose === "feedback" ? { erased: [], kept: keptReports(state) } : { erased: await eraseShare(tx, state, consent), kept: keptRecord(state) };
      },
    },
  });

  /** Of two consents to the same, only the one that the offer was sent under has a share. */
  async function eraseShare(tx: Queryable, state: Referral, { consentId, recipient, change, categories }: EndedConsent): Promise<Erasure["erased"]> {
    const { referralId } = state;
    if (recipient.kind !== "organisation" || !("offer" in state) || state.offer?.consentId !== consentId) return [];
    if (change !== "narrowed") return (await content.eraseShares(tx, referralId, recipient.id)) > 0 ? ["share"] : [];
    const left = (["situation", "wishes", "practical", "identity", "contact"] as const).filter((category) => categories.includes(category));
    const gone = await content.narrowShare(tx, referralId, recipient.id, left, shareOf(await content.openRecord(tx, referralId), clock.now()));
    return gone.length > 0 ? ["share-parts"] : [];
  }
}
