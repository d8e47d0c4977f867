import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { isOwn } from "../../domain/course/access.ts";
import type { Course } from "../../domain/course/state.ts";
import type { OutcomesDeps } from "../ports.ts";

/** May this citizen know of this course? */
export const ownCourse = (deps: OutcomesDeps, { subjectId }: Actor) => (course: Course): boolean =>
  subjectId !== undefined && isOwn(course, (organisationId) => deps.pseudonymOf(organisationId, subjectId));

/** @throws DomainError NOT_FOUND where it is not there, or not this citizen's: the same answer (CON-29) */
export async function getOwnCourse(deps: OutcomesDeps, who: Actor, referralId: string): Promise<Course> {
  const stored = await deps.courses.store.find(deps.runner.pool, referralId);
  if (stored === undefined || !ownCourse(deps, who)(stored.state)) throw new DomainError("NOT_FOUND");
  return stored.state;
}
