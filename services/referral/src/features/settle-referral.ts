import type { referralCommands, ReferralStatus } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isSender } from "../domain/policies/who-may-know.ts";
import { type ReferralCommand, statusForSender } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

/** The caseworker has seen that it was declined or stopped and has done what follows: it waits for nobody any more (REF-19). */
export const settleReferral = ({ runner, referrals, clock }: Pick<Deps, "runner" | "referrals" | "clock">) => (input: z.infer<typeof referralCommands.SettleReferral>, who: Actor): Promise<{ referralId: string; status: ReferralStatus }> =>
  runCommand(runner, referrals, {
    name: "settleReferral", id: input.referralId, input,
    mayKnow: (state) => isSender(who, state, clock.now()),
    command: (now): ReferralCommand => ({ type: "settleReferral", at: now.toISOString() }),
    result: ({ state }) => ({ referralId: input.referralId, status: statusForSender(state) }),
  });
