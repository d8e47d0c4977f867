import type { peerCommands } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import { matchPeers } from "../../domain/matching/match-peers.ts";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { getAssignment } from "../../storage/get-assignment.ts";
import { knownPeers } from "../../storage/peer-profiles.ts";
import { openProfile } from "./open-profile.ts";

/**
 * Asks peers on the profile without identity (ASG-04), judged as in findPeers: what suited a minute ago may not suit now.
 * A peer whom the citizen avoids can be asked like any other and never hears of it: refusing here would show the veto (ASG-03).
 */
export const askPeers = (deps: Deps) => async (input: z.infer<typeof peerCommands.AskPeers>, who: Actor) => {
  const { runner, assignments } = deps;
  const { id, state } = await getAssignment(runner.pool, assignments, input.referralId);
  if (!isOfOrganisation(state, who.tenantId)) throw new DomainError("NOT_FOUND");
  if (state.status === "open") {
    const profile = await openProfile(deps, { ...input, assignmentId: id }, who);
    const peers = (await knownPeers(runner.pool, input.peerIds)).filter(({ peer }) => isOfOrganisation(peer, who.tenantId));
    const { suitable } = matchPeers({ profile, passedOver: state.passedOver }, peers, localDateOf(runner.clock.now()));
    if (!input.peerIds.every((peerId) => suitable.some((each) => each.peerId === peerId))) throw new DomainError("PEER_NOT_ASSIGNABLE");
  }
  return await runCommand(runner, assignments, {
    name: "askPeers", id, input, mayKnow: (assignment) => isOfOrganisation(assignment, who.tenantId),
    command: (now): AssignmentCommand => ({ type: "askPeers", peerIds: input.peerIds, at: now.toISOString() }),
    result: ({ state: next }) => ({ referralId: input.referralId, assignmentId: id, status: next.status, answerBy: next.status === "asked" ? next.answerBy : null }),
  });
};
