import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { isOwn } from "../../domain/course/access.ts";
import type { Course } from "../../domain/course/state.ts";
import type { OutcomesDeps } from "../ports.ts";

/** May this citizen know of this course? */
export async function isOwnCourse(deps: OutcomesDeps, { subjectId }: Actor, referralId: string): Promise<boolean> {
  return subjectId !== undefined && isOwn(await deps.subjects.find(deps.runner.pool, referralId), (organisationId) => deps.pseudonymOf(organisationId, subjectId));
}

/** @throws DomainError NOT_FOUND where it is not there, not this citizen's, or forgotten: the same answer (CON-29) */
export async function getOwnCourse(deps: OutcomesDeps, who: Actor, referralId: string): Promise<Course> {
  const [stored, isTheirs] = await Promise.all([deps.courses.store.find(deps.runner.pool, referralId), isOwnCourse(deps, who, referralId)]);
  if (stored === undefined || !isTheirs) throw new DomainError("NOT_FOUND");
  return stored.state;
}
