import type { peerCommands } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import { matchPeers } from "../../domain/matching/match-peers.ts";
import type { Deps } from "../../ports/deps.ts";
import { getAssignment } from "../../storage/get-assignment.ts";
import { peersOfOrganisation } from "../../storage/peer-profiles.ts";
import { openProfile } from "./open-profile.ts";

/** Which peers suit, and how many each constraint removed (ASG-05). A command, since it opens the profile: a disclosure. */
export const findPeers = (deps: Deps) => async (input: z.infer<typeof peerCommands.FindPeers>, who: Actor) => {
  const { id, state } = await getAssignment(deps.runner.pool, deps.assignments, input.referralId);
  if (!isOfOrganisation(state, who.tenantId)) throw new DomainError("NOT_FOUND");
  if (state.status === "ended") throw new DomainError("ASSIGNMENT_WRONG_STATE", { detail: { state: state.status, command: "findPeers" } });
  const profile = await openProfile(deps, { ...input, assignmentId: id }, who);
  const peers = await peersOfOrganisation(deps.runner.pool, state.organisationId);
  const { suitable, removed } = matchPeers({ profile, passedOver: state.passedOver }, peers, localDateOf(deps.runner.clock.now()));
  return {
    referralId: input.referralId, assignmentId: id, status: state.status, considered: peers.length, removed,
    suitable: suitable.map(({ peerId, peer, reasons }) => ({
      peerId, displayName: peers.find((each) => each.peerId === peerId)?.displayName ?? "", reasons,
      load: peer.assignmentIds.length, loadCap: peer.loadCap, nextSupervision: peer.nextSupervision,
    })),
  };
};
