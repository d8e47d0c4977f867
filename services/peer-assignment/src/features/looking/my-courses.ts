import type { Actor } from "@haandslag/service-kit/auth";
import { isChosenPeer } from "../../domain/assignment/access.ts";
import { firstMeetingBy } from "../../domain/assignment/periods.ts";
import { shownMeetings } from "../../domain/meeting/shown-meeting.ts";
import type { Deps } from "../../ports/deps.ts";

/** A peer's active courses and their meetings, and nothing of the citizen: name and contact are opened one by one (openContact). */
export const myCourses = (deps: Deps) => async (who: Actor) => {
  const { pool, clock } = deps.runner;
  const listed = (await deps.lists.activeOfPeer(who.peerId ?? "", who.tenantId ?? "")).filter(({ assignment }) => isChosenPeer(assignment, who));
  const meetings = await deps.held.meetings.of(pool, listed.map(({ assignmentId }) => assignmentId));
  const courses = listed.flatMap(({ assignmentId, assignment }) => (assignment.status === "active" ? [{ assignmentId, assignment }] : []));
  return await Promise.all(courses.map(async ({ assignmentId, assignment: { referralId, startedAt, hasMet, flags } }) => ({
    assignmentId, referralId, startedAt, hasMet, firstMeetingBy: firstMeetingBy(startedAt), flags: [...flags],
    sessions: await deps.held.sessions.of(pool, assignmentId),
    ...shownMeetings(meetings.filter((each) => each.assignmentId === assignmentId), clock.now()),
  })));
};
