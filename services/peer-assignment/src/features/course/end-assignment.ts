import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { releasePeer } from "../../storage/change-within.ts";
import { getAssignment } from "../../storage/get-assignment.ts";

/** The course is completed. What is held is erased when the referral closes, not yet now: the coordinator still has an outcome to record. */
export const endAssignment = (deps: Deps) => async (input: z.infer<typeof peerCommands.EndAssignment>, who: Actor) => {
  const { runner, assignments } = deps;
  const { id } = await getAssignment(runner.pool, assignments, input.referralId);
  return await runCommand(runner, assignments, {
    name: "endAssignment", id, input, mayKnow: (assignment) => isOfOrganisation(assignment, who.tenantId),
    command: (now): AssignmentCommand => ({ type: "endAssignment", at: now.toISOString() }),
    within: (tx) => releasePeer(tx, deps, id, runner.clock.now()),
    result: ({ state }) => ({ referralId: input.referralId, status: state.status }),
  });
};
