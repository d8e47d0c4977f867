import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { mayArrangeMeetings } from "../../domain/assignment/access.ts";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { assertToCome } from "./assert-to-come.ts";

/** The next meeting of a running course, by its peer or the coordinator. There is no field for words; history knows only that there is one. */
export const planMeeting = (deps: Deps) => async (input: z.infer<typeof peerCommands.PlanMeeting>, who: Actor) => {
  const { runner, assignments } = deps;
  const { assignmentId, startsAt, minutes, place } = input;
  const meetingId = deps.ids.next();
  return await runCommand(runner, assignments, {
    name: "planMeeting", id: assignmentId, input, mayKnow: (assignment) => mayArrangeMeetings(assignment, who),
    command: (now): AssignmentCommand => {
      assertToCome(startsAt, now);
      return { type: "planMeeting", meetingId };
    },
    within: async (tx) => {
      await assignments.store.lock(tx, [assignmentId]);
      await deps.held.meetings.save(tx, assignmentId, { meetingId, startsAt, minutes, place, settled: null });
    },
    result: () => ({ assignmentId, meetingId }),
  });
};
