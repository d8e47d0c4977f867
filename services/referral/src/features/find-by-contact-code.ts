import type { referralCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { parseContactCode } from "@haandslag/vault";
import type { z } from "zod";
import { isRunning } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { pseudonymAt } from "../ports/pseudonym-at.ts";

export interface FoundByCode { readonly referralId: string; readonly status: "accepted" | "in_course"; readonly pseudonym: string }

/**
 * A citizen rings and says the code: which referral is it (REF-25)? The code opens nothing by itself. One of another
 * organisation is as one that nobody has.
 */
export const findByContactCode = ({ lists, pairwiseKey }: Pick<Deps, "lists" | "pairwiseKey">) => async (input: z.infer<typeof referralCommands.ReferralByContactCode>, who: Actor): Promise<FoundByCode> => {
  const code = parseContactCode(input.contactCode);
  const state = code === undefined || who.tenantId === undefined ? undefined : await lists.findByContactCode(who.tenantId, code);
  if (state === undefined || !isRunning(state)) throw new DomainError("NOT_FOUND");
  return { referralId: state.referralId, status: state.status, pseudonym: pseudonymAt(pairwiseKey, state) };
};
