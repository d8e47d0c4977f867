import { offerCategories, type referralCommands } from "@haandslag/contracts";
import { changeBy, DomainError } from "@haandslag/service-kit";
import type { z } from "zod";
import { codedPart, type CodedPart } from "../../domain/content/index.ts";
import { isRecipient } from "../../domain/policies/who-may-know.ts";
import type { Deps } from "../../ports/deps.ts";
import { discloseShare } from "./disclose-share.ts";

export interface OpenedProfile { readonly referralId: string; readonly categories: readonly string[]; readonly profile: CodedPart }

/** Peer assignment asks, for a coordinator who looks for peers: the profile without identity (ASG-04). */
export const openProfile = (deps: Deps) => async ({ referralId, organisationId, actingUserId }: z.infer<typeof referralCommands.OpenProfile>): Promise<OpenedProfile> => {
  const stored = await deps.referrals.store.find(deps.runner.pool, referralId);
  if (stored === undefined || !isRecipient(organisationId, stored.state)) throw new DomainError("NOT_FOUND");
  changeBy(deps.referrals.decider, referralId, stored, { type: "openProfile" });
  const { categories, part } = await discloseShare(deps, stored.state, { kind: "profile", organisationId, recipientUser: actingUserId ?? "peer-assignment", categories: offerCategories });
  return { referralId, categories, profile: codedPart(part) };
};
