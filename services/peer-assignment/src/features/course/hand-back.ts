import type { HandedBackBy, peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isChosenPeer } from "../../domain/assignment/access.ts";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { releasePeer } from "../../storage/change-within.ts";
import { getAssignment, getAssignmentOfCitizen } from "../../storage/get-assignment.ts";

/** Peer or citizen hands back. There is no field for a reason (ASG-04). The peer is free again in the same transaction. */
export const handBack = (deps: Deps) => async (input: z.infer<typeof peerCommands.HandBack>, who: Actor) => {
  const { runner, assignments } = deps;
  const by: HandedBackBy = who.role === "peer" ? "peer" : "citizen";
  const { id } = by === "peer"
    ? await getAssignment(runner.pool, assignments, input.referralId)
    : await getAssignmentOfCitizen(runner.pool, deps, input.referralId, who.subjectId);
  return await runCommand(runner, assignments, {
    name: "handBack", id, input, mayKnow: (assignment) => by === "citizen" || isChosenPeer(assignment, who),
    command: (): AssignmentCommand => ({ type: "handBack", by }),
    within: (tx) => releasePeer(tx, deps, id, runner.clock.now()),
    result: ({ state }) => ({ referralId: input.referralId, status: state.status }),
  });
};
