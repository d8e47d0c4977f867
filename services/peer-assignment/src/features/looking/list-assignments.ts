import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../../ports/deps.ts";
import type { PageAsked } from "../../storage/lists.ts";
import { shownAssignment } from "./shown-assignment.ts";

/** The organisation's assignments, newest first. */
export const listAssignments = (deps: Deps) => async (page: PageAsked, who: Actor) => {
  const { items, next } = await deps.lists.assignmentsOf(who.tenantId ?? "", page);
  return { assignments: items.map(({ assignmentId, assignment }) => shownAssignment(assignmentId, assignment)), next };
};
