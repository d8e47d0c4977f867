import type { peerCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isChosenPeer } from "../../domain/assignment/access.ts";
import type { Deps } from "../../ports/deps.ts";
import { getAssignment } from "../../storage/get-assignment.ts";

/**
 * Name and contact, to the chosen peer of an active assignment: a disclosure each time, kept nowhere (ASG-04). Looked at
 * before the question and again before the answer goes out, so that no row is locked while another service is asked and
 * still nothing is given to a peer whose course was handed back meanwhile.
 */
export const openContact = (deps: Deps) => async (input: z.infer<typeof peerCommands.OpenContact>, who: Actor) => {
  const chosen = async () => {
    const stored = await getAssignment(deps.runner.pool, deps.assignments, input.referralId);
    if (!isChosenPeer(stored.state, who)) throw new DomainError("NOT_FOUND");
    return stored;
  };
  const { id } = await chosen();
  const opened = await deps.referral.openContactForPeer({ ...input, organisationId: who.tenantId ?? "", assignmentId: id, peerId: who.peerId ?? "" });
  await chosen();
  return opened;
};
