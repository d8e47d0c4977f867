import { type DeclineConsequence, declineReasons, type RefusedBy, type referralCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isRecipient } from "../domain/policies/who-may-know.ts";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

export interface DeclinedOffer { readonly referralId: string; readonly status: "declined"; readonly refusedBy: RefusedBy; readonly consequence: DeclineConsequence }

/** The organisation says no, for a coded reason that says who refused and what follows (REF-04). */
export const declineOffer = ({ runner, referrals }: Pick<Deps, "runner" | "referrals">) => (input: z.infer<typeof referralCommands.DeclineOffer>, who: Actor): Promise<DeclinedOffer> =>
  runCommand(runner, referrals, {
    name: "declineOffer", id: input.referralId, input,
    mayKnow: (state) => isRecipient(who.tenantId, state),
    command: (now): ReferralCommand => ({ type: "declineOffer", reason: input.reason, at: now.toISOString() }),
    result: (): DeclinedOffer => ({ referralId: input.referralId, status: "declined", ...declineReasons[input.reason] }),
  });
