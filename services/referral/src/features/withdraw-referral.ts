import type { referralCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isSender } from "../domain/policies/who-may-know.ts";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

/** The sender takes the referral back (REF-05): neither a decline nor a withdrawn consent. */
export const withdrawReferral = ({ runner, referrals, clock }: Pick<Deps, "runner" | "referrals" | "clock">) => (input: z.infer<typeof referralCommands.WithdrawReferral>, who: Actor): Promise<{ referralId: string; status: "withdrawn" }> =>
  runCommand(runner, referrals, {
    name: "withdrawReferral", id: input.referralId, input,
    mayKnow: (state) => isSender(who, state, clock.now()),
    command: (now): ReferralCommand => ({ type: "withdrawReferral", reason: input.reason, at: now.toISOString() }),
    result: () => ({ referralId: input.referralId, status: "withdrawn" as const }),
  });
