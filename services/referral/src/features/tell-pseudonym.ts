import type { referralCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { z } from "zod";
import { isRecipient } from "../domain/policies/who-may-know.ts";
import { isRunning } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { pseudonymAt } from "../ports/pseudonym-at.ts";

export interface ToldPseudonym {
  readonly referralId: string;
  readonly pseudonym: string;
  /** The consent that the referral rests on: its end is the end of what is held under the pseudonym. */
  readonly consentId: string;
}

/**
 * What an organisation's services hold its part of a referral under. Told while the referral runs, so an event log that is
 * played again later brings nothing back (CON-25).
 * @throws DomainError NOT_FOUND, before the acceptance and after the end as well
 */
export const tellPseudonym = (deps: Pick<Deps, "runner" | "referrals" | "pairwiseKey">) =>
  async ({ referralId, organisationId }: z.infer<typeof referralCommands.TellPseudonym>): Promise<ToldPseudonym> => {
    const state = (await deps.referrals.store.find(deps.runner.pool, referralId))?.state;
    if (state === undefined || !isRecipient(organisationId, state) || !isRunning(state)) throw new DomainError("NOT_FOUND");
    return { referralId, pseudonym: pseudonymAt(deps.pairwiseKey, state), consentId: state.offer.consentId };
  };
