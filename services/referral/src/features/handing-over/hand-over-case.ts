import type { referralCommands } from "@haandslag/contracts";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isSender } from "../../domain/policies/who-may-know.ts";
import type { ReferralCommand } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";
import { staffOf } from "../../ports/staff-of.ts";

/** A case goes to another caseworker of the same unit, who finds it under *mine*. Nothing crosses to anybody: the unit knew of it. */
export const handOverCase = ({ runner, referrals, staff, clock }: Pick<Deps, "runner" | "referrals" | "staff" | "clock">) => async (input: z.infer<typeof referralCommands.HandOverCase>, who: Actor): Promise<{ referralId: string; caseworkerId: string }> => {
  const { referralId, caseworkerId } = input;
  const { authorityId, unitId } = staffOf(who);
  const stored = await referrals.store.find(runner.pool, referralId);
  if (stored === undefined || !isSender(who, stored.state, clock.now())) throw new DomainError("NOT_FOUND");
  const colleagues = await staff.caseworkersOf(runner.pool, { authorityId, unitId });
  if (colleagues.every(({ userId }) => userId !== caseworkerId)) {
    throw new DomainError("INPUT_INVALID", { fields: [{ field: "caseworkerId", code: "NOT_ONE_OF", text: "This is no caseworker of the unit. Choose one of its own; whoever has never signed in is not known yet." }] });
  }
  return runCommand(runner, referrals, {
    name: "handOverCase", id: referralId, input,
    mayKnow: (state) => isSender(who, state, clock.now()),
    command: (now): ReferralCommand => ({ type: "handOverCase", caseworkerUserId: caseworkerId, at: now.toISOString() }),
    result: () => ({ referralId, caseworkerId }),
  });
};
