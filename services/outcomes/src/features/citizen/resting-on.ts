import { DomainError } from "@haandslag/service-kit";
import { consentOf, type Course } from "../../domain/course/state.ts";

/** Which consent something rests on: a goal on the one it was set under, what is new on the course's. `decide` has seen to it that there is one. */
export function consentIdOf(course: Course, goalId?: string): string {
  const consentId = course.goals.find(({ id }) => id === goalId)?.consentId ?? consentOf(course)?.consentId;
  if (consentId === undefined) throw new DomainError("CONSENT_NOT_ACTIVE");
  return consentId;
}
