import type { peerCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { peersAskedFrom } from "../../domain/assignment/periods.ts";
import { shownMeetings } from "../../domain/meeting/shown-meeting.ts";
import type { Deps } from "../../ports/deps.ts";
import { knownPeers } from "../../storage/peer-profiles.ts";
import { wishesOf } from "../../storage/wishes.ts";
import { shownAssignment } from "./shown-assignment.ts";

/** The organisation's assignments, newest first: since when each waits where it is, what is overdue, the peer's name (null where there is none, or who left) and the next meeting. */
export const listAssignments = (deps: Deps) => async (page: z.infer<typeof peerCommands.ListAssignments>, who: Actor) => {
  const { pool, clock } = deps.runner;
  const now = clock.now();
  const { items, next } = await deps.lists.assignmentsOf(who.tenantId ?? "", { ...page, now: now.toISOString(), openSince: peersAskedFrom(now).toISOString() });
  const ids = items.map(({ assignmentId }) => assignmentId);
  const peerIds = items.flatMap(({ assignment }) => (assignment.status === "active" ? assignment.peerId : []));
  const [meetings, wishes, peers] = await Promise.all([deps.held.meetings.of(pool, ids), wishesOf(pool, ids), knownPeers(pool, peerIds)]);
  const names = new Map(peers.map(({ peerId, displayName }) => [peerId, displayName]));
  return {
    assignments: items.map(({ assignmentId, assignment, waitingSince, isOverdue }) => ({
      ...shownAssignment(assignmentId, assignment), waitingSince, isOverdue, wouldGive: wishes.has(assignmentId),
      peerName: (assignment.status === "active" ? names.get(assignment.peerId) : undefined) ?? null,
      nextMeeting: shownMeetings(meetings.filter((each) => each.assignmentId === assignmentId), now).nextMeeting,
    })),
    next,
  };
};
