import { categoriesOf, type referralCommands } from "@haandslag/contracts";
import { changeBy, DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isRecipient } from "../../domain/policies/who-may-know.ts";
import type { Deps } from "../../ports/deps.ts";
import { type Disclosed, discloseShare } from "./disclose-share.ts";

export type OpenedCase = { readonly referralId: string } & Pick<Disclosed, "categories" | "withheld"> & { readonly case: Disclosed["part"] };

/** The coordinator opens the case: exactly the ticked categories, and only after acceptance (design § 9). */
export const openCase = (deps: Deps) => async ({ referralId }: z.infer<typeof referralCommands.OpenCase>, who: Actor): Promise<OpenedCase> => {
  const stored = await deps.referrals.store.find(deps.runner.pool, referralId);
  if (stored === undefined || !isRecipient(who.tenantId, stored.state)) throw new DomainError("NOT_FOUND");
  changeBy(deps.referrals.decider, referralId, stored, { type: "openCase" });
  const { categories, part, withheld } = await discloseShare(deps, stored.state, { kind: "case", organisationId: stored.state.organisationId ?? "", recipientUser: who.userId, categories: categoriesOf.referral });
  return { referralId, categories, case: part, withheld };
};
