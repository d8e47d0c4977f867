import type { Actor } from "@haandslag/service-kit/auth";
import type { OutcomesDeps } from "./ports.ts";

/** The organisation's courses: when they began and how they ended. Never an answer, nor whether the citizen consents to measurement. */
export const listCourses = (deps: OutcomesDeps) => async (input: { readonly cursor?: string | undefined; readonly limit: number }, who: Actor) => {
  const { courses, next } = await deps.lists.ofOrganisation(who.tenantId ?? "", input);
  return { courses: courses.map(({ referralId, course }) => ({ referralId, startedAt: course.startedAt, endedAt: course.endedAt, outcome: course.outcome })), next };
};
