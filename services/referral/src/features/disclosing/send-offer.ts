import { type DataCategory, offerCategories, type referralCommands } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { changeBy, DomainError, isAnsweredOver, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { type Share, shareOf } from "../../domain/content/index.ts";
import { whyNotSend } from "../../domain/directory/organisation.ts";
import { isSender } from "../../domain/policies/who-may-know.ts";
import { laidReady, type ReferralCommand } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";
import { askToDisclose } from "./ask-to-disclose.ts";

/**
 * Sends the offer: a disclosure of coded fields (REF-18), asked for before anything is laid ready. What may later be
 * disclosed to this organisation is sealed under a key of its own, which the end of the referral destroys.
 */
export const sendOffer = (deps: Deps) => async (input: z.infer<typeof referralCommands.SendOffer>, who: Actor): Promise<{ referralId: string; status: "offered"; organisationId: string }> => {
  const { runner, referrals, content, clock, directory } = deps;
  const { referralId } = input;
  const now = clock.now();
  const stored = await referrals.store.find(runner.pool, referralId);
  if (stored === undefined || !isSender(who, stored.state, now)) throw new DomainError("NOT_FOUND");
  const command = (permitted: readonly DataCategory[], consentId: string | null): ReferralCommand => ({ type: "sendOffer", permitted, consentId, at: now.toISOString() });

  let permitted: readonly DataCategory[] = [];
  let consentId: string | null = null;
  if (stored.state.status === "draft") {
    changeBy(referrals.decider, referralId, stored, command(offerCategories, "not-asked-yet")); // refused before the ledger is written to
    const inTheWay = whyNotSend(await directory.find(stored.state.organisationId ?? ""), now, localDateOf(now));
    if (inTheWay !== undefined) throw new DomainError(inTheWay);
    ({ categories: permitted, consentId } = await askToDisclose(deps, stored.state, { kind: "offer", organisationId: stored.state.organisationId ?? "", recipientUser: "inbox", categories: offerCategories, protectedParts: [] }));
  }
  return runCommand(runner, referrals, {
    name: "sendOffer", id: referralId, input,
    mayKnow: (state) => isSender(who, state, now),
    command: () => command(permitted, consentId),
    within: async (tx, { state }) => {
      // Withdrawn since it was permitted, and answered for: laid ready now, it would stay.
      if (consentId !== null && (await isAnsweredOver(tx, { referralId, consentId }))) throw new DomainError("CONSENT_NOT_ACTIVE", { detail: { reason: "REVOKED" } });
      const record = await content.openRecord(tx, referralId);
      await content.sealShare(tx, referralId, state.organisationId ?? "", only(laidReady(state, consentId), shareOf(record, now)));
    },
    result: ({ state }) => ({ referralId, status: "offered", organisationId: state.organisationId ?? "" }),
  });
};

const only = (categories: readonly DataCategory[], share: Share): Partial<Share> =>
  Object.fromEntries(Object.entries(share).filter(([category]) => categories.some((each) => each === category)));
