import type { referralCommands } from "@haandslag/contracts";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { contactCode } from "@haandslag/vault";
import type { z } from "zod";
import { isRecipient } from "../domain/policies/who-may-know.ts";
import { isRunning, type ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { isContactCodeTaken } from "../storage/referral-store.ts";
import { pseudonymAt } from "../ports/pseudonym-at.ts";

export interface AcceptedOffer { readonly referralId: string; readonly status: "accepted"; readonly pseudonym: string }

/** The organisation says yes, and from here on knows the citizen by a pseudonym of its own (CON-27). */
export const acceptOffer = (deps: Pick<Deps, "runner" | "referrals" | "ids" | "pairwiseKey" | "random">) => async (input: z.infer<typeof referralCommands.AcceptOffer>, who: Actor): Promise<AcceptedOffer> => {
  const { referralId } = input;
  const accept = () => runCommand(deps.runner, deps.referrals, {
    name: "acceptOffer", id: referralId, input,
    mayKnow: (state) => isRecipient(who.tenantId, state),
    command: (now): ReferralCommand => ({ type: "acceptOffer", contactCode: contactCode(deps.random(8)), noticeId: deps.ids.next(), at: now.toISOString() }),
    result: () => ({ referralId, status: "accepted" as const }),
  });
  // One code in 1.4 million is somebody's already, and the database refuses it: draw another.
  const accepted = await accept().catch((error: unknown) => (isContactCodeTaken(error) ? accept() : Promise.reject(error)));
  // Not in the result that is kept for replays: a replay after the end is not told it.
  const stored = await deps.referrals.store.find(deps.runner.pool, referralId);
  if (stored === undefined || !isRunning(stored.state)) throw new DomainError("REFERRAL_WRONG_STATE", { detail: { command: "acceptOffer", state: stored?.state.status ?? "" } });
  return { ...accepted, pseudonym: pseudonymAt(deps.pairwiseKey, stored.state) };
};
