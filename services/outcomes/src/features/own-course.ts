import { type Actor } from "@haandslag/service-kit/auth";
import { DomainError, type Stored } from "@haandslag/service-kit";
import { isOwn } from "../domain/course/access.ts";
import type { Course } from "../domain/course/state.ts";
import type { OutcomesDeps } from "./ports.ts";

/** May this citizen know of this course? As a predicate for commands. */
export const ownCourse = (deps: OutcomesDeps, who: Actor) => (course: Course): boolean =>
  who.subjectId !== undefined && isOwn(course, deps.pseudonymOf(course.organisationId, who.subjectId));

/** @throws DomainError NOT_FOUND where it is not there, or not this citizen's: the same answer (CON-29) */
export async function getOwnCourse(deps: OutcomesDeps, who: Actor, referralId: string): Promise<Stored<Course>> {
  const stored = await deps.courses.store.find(deps.runner.pool, referralId);
  if (stored === undefined || !ownCourse(deps, who)(stored.state)) throw new DomainError("NOT_FOUND");
  return stored;
}

/** Answers and goals rest on the consent to measurement at this very moment (OUT-10). @throws DomainError CONSENT_NOT_ACTIVE, CONSENT_UNAVAILABLE */
export async function assertMeasurementConsent(deps: OutcomesDeps, referralId: string, organisationId: string): Promise<void> {
  const { permitted, reasons } = await deps.consent.isActive({ referralId, organisationId });
  if (!permitted) throw new DomainError("CONSENT_NOT_ACTIVE", { detail: { reasons: reasons.join(" ") } });
}
