import type { Course } from "./state.ts";

/** Whom a course is about: one organisation's pseudonym for the citizen. */
export interface CourseSubject {
  readonly organisationId: string;
  readonly pseudonym: string;
}

/** A course is the citizen's own where the organisation's pseudonym for them is the one it is kept under (CON-29). */
export const isOwn = (subject: CourseSubject | undefined, pseudonymAt: (organisationId: string) => string): boolean =>
  subject !== undefined && subject.pseudonym === pseudonymAt(subject.organisationId);

/** A coordinator knows of the courses that their own organisation has a part in; a consent given to it is none yet. */
export const isOfOrganisation = (course: Course, organisationId: string | undefined): boolean =>
  course.organisationId !== null && course.organisationId === organisationId;
