import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { mayArrangeMeetings } from "../../domain/assignment/access.ts";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";

/** Called off, which is no missed meeting. It stays to be seen as cancelled, so that nobody goes there. */
export const cancelMeeting = (deps: Deps) => async (input: z.infer<typeof peerCommands.CancelMeeting>, who: Actor) => {
  const { runner, assignments } = deps;
  const { assignmentId, meetingId } = input;
  return await runCommand(runner, assignments, {
    name: "cancelMeeting", id: assignmentId, input, mayKnow: (assignment) => mayArrangeMeetings(assignment, who),
    command: (): AssignmentCommand => ({ type: "cancelMeeting", meetingId }),
    within: async (tx) => {
      await assignments.store.lock(tx, [assignmentId]);
      await deps.held.meetings.change(tx, assignmentId, meetingId, { settled: "cancelled" });
    },
    result: () => ({ assignmentId, meetingId }),
  });
};
