import { offerCategories, type referralCommands } from "@haandslag/contracts";
import { changeBy, DomainError } from "@haandslag/service-kit";
import type { z } from "zod";
import { codedPart, type CodedPart } from "../../domain/content/index.ts";
import { isRecipient } from "../../domain/policies/who-may-know.ts";
import type { Deps } from "../../ports/deps.ts";
import { discloseShare } from "./disclose-share.ts";

export interface OpenedProfile { readonly referralId: string; readonly categories: readonly string[]; readonly profile: CodedPart }

/**
 * Peer assignment asks: the profile without identity (ASG-04), for a coordinator who looks for peers, or for a peer who is
 * asked. The latter is of a kind of its own: who opened name and contact has a part in the case, who was asked has none.
 */
export const openProfile = (deps: Deps) => async ({ referralId, organisationId, actingUserId, askedPeerId }: z.infer<typeof referralCommands.OpenProfile>): Promise<OpenedProfile> => {
  const stored = await deps.referrals.store.find(deps.runner.pool, referralId);
  if (stored === undefined || !isRecipient(organisationId, stored.state)) throw new DomainError("NOT_FOUND");
  changeBy(deps.referrals.decider, referralId, stored, { type: "openProfile" });
  const { categories, part } = await discloseShare(deps, stored.state, {
    ...(askedPeerId === undefined ? { kind: "profile", recipientUser: actingUserId ?? "peer-assignment" } : { kind: "ask", recipientUser: askedPeerId }), organisationId, categories: offerCategories,
  });
  return { referralId, categories, profile: codedPart(part) };
};
