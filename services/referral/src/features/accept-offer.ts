import type { referralCommands } from "@haandslag/contracts";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { contactCode, pairwisePseudonym } from "@haandslag/vault";
import type { z } from "zod";
import { isRecipient } from "../domain/policies/who-may-know.ts";
import type { Referral, ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { isContactCodeTaken } from "../storage/referral-store.ts";

export interface AcceptedOffer { readonly referralId: string; readonly status: "accepted"; readonly pseudonym: string }

/** The organisation says yes, and from here on knows the citizen by a pseudonym of its own (CON-27). */
export const acceptOffer = (deps: Pick<Deps, "runner" | "referrals" | "ids" | "pairwiseKey" | "random">) => async (input: z.infer<typeof referralCommands.AcceptOffer>, who: Actor): Promise<AcceptedOffer> => {
  const { referralId } = input;
  const pseudonymIn = ({ organisationId, subjectId }: Referral): string => {
    if (organisationId === null || subjectId === null) throw new DomainError("NOT_FOUND");
    return pairwisePseudonym(deps.pairwiseKey, organisationId, subjectId);
  };
  const accept = (): Promise<AcceptedOffer> => runCommand(deps.runner, deps.referrals, {
    name: "acceptOffer", id: referralId, input,
    mayKnow: (state) => isRecipient(who.tenantId, state),
    command: (now, state): ReferralCommand => ({ type: "acceptOffer", pseudonym: state === undefined ? "" : pseudonymIn(state), contactCode: contactCode(deps.random(8)), noticeId: deps.ids.next(), at: now.toISOString() }),
    result: ({ state }) => ({ referralId, status: "accepted", pseudonym: pseudonymIn(state) }),
  });
  // One code in 1.4 million is somebody's already, and the database refuses it: draw another.
  return accept().catch((error: unknown) => (isContactCodeTaken(error) ? accept() : Promise.reject(error)));
};
