import type { Actor } from "@haandslag/service-kit/auth";
import { isChosenPeer } from "../../domain/assignment/access.ts";
import type { Deps } from "../../ports/deps.ts";

/** A peer's active courses and their meetings, and nothing of the citizen: name and contact are opened one by one (openContact). */
export const myCourses = (deps: Deps) => async (who: Actor) => {
  const listed = await deps.lists.activeOfPeer(who.peerId ?? "", who.tenantId ?? "");
  return await Promise.all(listed.filter(({ assignment }) => isChosenPeer(assignment, who)).map(async ({ assignmentId, assignment }) => ({
    assignmentId, referralId: assignment.referralId,
    startedAt: assignment.status === "active" ? assignment.startedAt : "",
    flags: assignment.status === "active" ? [...assignment.flags] : [],
    sessions: await deps.held.sessions.of(deps.runner.pool, assignmentId),
  })));
};
