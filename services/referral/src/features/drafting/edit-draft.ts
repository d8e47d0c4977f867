import type { referralCommands } from "@haandslag/contracts";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { lacksOf } from "../../domain/content/index.ts";
import { isSender } from "../../domain/policies/who-may-know.ts";
import type { Lack, ReferralCommand } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";
import { identified } from "./prepare-record.ts";

/** Completes or corrects a draft; what is not in the input stays. */
export const editDraft = (deps: Deps) => async (input: z.infer<typeof referralCommands.EditDraft>, who: Actor): Promise<{ referralId: string; status: "draft"; lacks: readonly Lack[] }> => {
  const { runner, referrals, content, names, clock } = deps;
  const { referralId, citizen, relatives, wish, profile, notices } = input;
  const stored = await referrals.store.find(runner.pool, referralId);
  if (stored === undefined || !isSender(who, stored.state, clock.now())) throw new DomainError("NOT_FOUND");
  const before = await content.openRecord(runner.pool, referralId);
  const { identity, subjectId } = identified(citizen ?? before.identity, deps);
  if (stored.state.sender.kind === "citizen" && subjectId !== who.subjectId) throw new DomainError("CPR_NUMBER_NOT_YOURS", { fields: [{ field: "citizen.cprNumber", code: "NOT_ALLOWED_HERE", text: "This is not the CPR number that you have logged in with." }] });
  const lacks = lacksOf({ identity, profile: profile ?? before.profile });
  return runCommand(runner, referrals, {
    name: "editDraft", id: referralId, input,
    mayKnow: (state) => isSender(who, state, clock.now()),
    command: (now): ReferralCommand => ({ type: "editDraft", subjectId, lacks, at: now.toISOString() }),
    within: async (tx, { state: { sender } }) => {
      await content.sealRecord(tx, referralId, {
        ...(citizen === undefined ? {} : { identity }), ...(relatives === undefined ? {} : { relatives }), ...(wish === undefined ? {} : { wish }),
        ...(profile === undefined ? {} : { profile }), ...(notices === undefined ? {} : { notices }),
      });
      if (citizen !== undefined) await names.put(tx, { sender, referralId, identity });
    },
    result: ({ state }) => ({ referralId, status: "draft", lacks: state.lacks }),
  });
};
