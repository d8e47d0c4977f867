import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { mayArrangeMeetings } from "../../domain/assignment/access.ts";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { assertToCome } from "./assert-to-come.ts";

/** Another time, and another place or length where they are given. Nobody is asked why. */
export const moveMeeting = (deps: Deps) => async (input: z.infer<typeof peerCommands.MoveMeeting>, who: Actor) => {
  const { runner, assignments } = deps;
  const { assignmentId, meetingId, startsAt, minutes, place } = input;
  return await runCommand(runner, assignments, {
    name: "moveMeeting", id: assignmentId, input, mayKnow: (assignment) => mayArrangeMeetings(assignment, who),
    command: (now): AssignmentCommand => {
      assertToCome(startsAt, now);
      return { type: "moveMeeting", meetingId };
    },
    within: async (tx) => {
      await assignments.store.lock(tx, [assignmentId]);
      await deps.held.meetings.change(tx, assignmentId, meetingId, { startsAt, ...(minutes === undefined ? {} : { minutes }), ...(place === undefined ? {} : { place }) });
    },
    result: () => ({ assignmentId, meetingId }),
  });
};
