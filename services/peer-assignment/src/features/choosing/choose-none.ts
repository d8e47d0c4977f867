import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { getAssignmentOfCitizen } from "../../storage/get-assignment.ts";

/** None of them. Nobody is asked or told why; others can be asked. */
export const chooseNone = (deps: Deps) => async (input: z.infer<typeof peerCommands.ChooseNone>, who: Actor) => {
  const { runner, assignments } = deps;
  const { id } = await getAssignmentOfCitizen(runner.pool, deps, input.referralId, who.subjectId);
  return await runCommand(runner, assignments, {
    name: "chooseNone", id, input,
    command: (): AssignmentCommand => ({ type: "chooseNone" }),
    result: ({ state }) => ({ referralId: input.referralId, status: state.status }),
  });
};
