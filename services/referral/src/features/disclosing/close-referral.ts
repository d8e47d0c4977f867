import type { referralCommands } from "@haandslag/contracts";
import { changeBy, DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isRecipient } from "../../domain/policies/who-may-know.ts";
import { type ReferralCommand, untoldFeedback } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";
import { tellSender } from "./tell-sender.ts";

/**
 * Closes with the outcome that was recorded (REF-11). Closing ends the consent to feedback too, so what it still lets
 * through is told first: otherwise the sender would hear of the outcome or not, as the events happen to race.
 */
export const closeReferral = (deps: Deps) => async (input: z.infer<typeof referralCommands.CloseReferral>, who: Actor): Promise<{ referralId: string; status: "closed" }> => {
  const { runner, referrals, clock } = deps;
  const { referralId } = input;
  const command: ReferralCommand = { type: "closeReferral", at: clock.now().toISOString() };
  const stored = await referrals.store.find(runner.pool, referralId);
  if (stored === undefined || !isRecipient(who.tenantId, stored.state)) throw new DomainError("NOT_FOUND");
  if (stored.state.status !== "closed") {
    changeBy(referrals.decider, referralId, stored, command);
    for (const category of untoldFeedback(stored.state)) await tellSender(deps)(referralId, category);
  }
  return runCommand(runner, referrals, {
    name: "closeReferral", id: referralId, input,
    mayKnow: (state) => isRecipient(who.tenantId, state),
    command: () => command,
    result: () => ({ referralId, status: "closed" as const }),
  });
};
