import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import { shownMeetings } from "../../domain/meeting/shown-meeting.ts";
import type { Deps } from "../../ports/deps.ts";
import { getAssignment as getStored } from "../../storage/get-assignment.ts";
import { wishesOf } from "../../storage/wishes.ts";
import { shownAssignment } from "./shown-assignment.ts";

/** One assignment with its meetings, to its coordinator. */
export const getAssignment = (deps: Deps) => async ({ referralId }: { readonly referralId: string }, who: Actor) => {
  const { id, state } = await getStored(deps.runner.pool, deps.assignments, referralId);
  if (!isOfOrganisation(state, who.tenantId)) throw new DomainError("NOT_FOUND");
  const { pool, clock } = deps.runner;
  return { ...shownAssignment(id, state), wouldGive: (await wishesOf(pool, [id])).has(id), sessions: await deps.held.sessions.of(pool, id), ...shownMeetings(await deps.held.meetings.of(pool, [id]), clock.now()) };
};
