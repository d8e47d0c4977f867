import type { peerCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { peersAskedFrom } from "../../domain/assignment/periods.ts";
import { shownMeetings } from "../../domain/meeting/shown-meeting.ts";
import type { Deps } from "../../ports/deps.ts";
import { shownAssignment } from "./shown-assignment.ts";

/** The organisation's assignments, newest first: since when each waits where it is, what is overdue, and the next meeting. */
export const listAssignments = (deps: Deps) => async (page: z.infer<typeof peerCommands.ListAssignments>, who: Actor) => {
  const { pool, clock } = deps.runner;
  const now = clock.now();
  const { items, next } = await deps.lists.assignmentsOf(who.tenantId ?? "", { ...page, now: now.toISOString(), openSince: peersAskedFrom(now).toISOString() });
  const meetings = await deps.held.meetings.of(pool, items.map(({ assignmentId }) => assignmentId));
  return {
    assignments: items.map(({ assignmentId, assignment, waitingSince, isOverdue }) => ({
      ...shownAssignment(assignmentId, assignment), waitingSince, isOverdue,
      nextMeeting: shownMeetings(meetings.filter((each) => each.assignmentId === assignmentId), now).nextMeeting,
    })),
    next,
  };
};
