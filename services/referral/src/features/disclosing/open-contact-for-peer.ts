import type { referralCommands } from "@haandslag/contracts";
import { changeBy, DomainError } from "@haandslag/service-kit";
import type { z } from "zod";
import type { CasePart } from "../../domain/content/index.ts";
import { isRecipient } from "../../domain/policies/who-may-know.ts";
import type { Deps } from "../../ports/deps.ts";
import { type Disclosed, discloseShare } from "./disclose-share.ts";

export type OpenedContact = { readonly referralId: string; readonly contact: Pick<CasePart, "identity" | "contact"> } & Pick<Disclosed, "categories" | "withheld">;

/**
 * Peer assignment asks, for the peer of an active assignment: name and contact, as far as ticked. Whether this peer has
 * the assignment now is gated there; the event of its start may still be on its way to us.
 */
export const openContactForPeer = (deps: Deps) => async ({ referralId, organisationId, peerId }: z.infer<typeof referralCommands.OpenContactForPeer>): Promise<OpenedContact> => {
  const stored = await deps.referrals.store.find(deps.runner.pool, referralId);
  if (stored === undefined || !isRecipient(organisationId, stored.state)) throw new DomainError("NOT_FOUND");
  changeBy(deps.referrals.decider, referralId, stored, { type: "openContactForPeer" });
  const { categories, part, withheld } = await discloseShare(deps, stored.state, { kind: "peer", organisationId, recipientUser: peerId, categories: ["identity", "contact"] });
  return { referralId, categories, contact: part, withheld };
};
