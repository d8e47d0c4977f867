import type { Course } from "./state.ts";

/** A course is the citizen's own where the organisation's pseudonym for them is the one it is kept under (CON-29). */
export const isOwn = (course: Course, pseudonymAt: (organisationId: string) => string): boolean =>
  course.organisationId !== null && course.pseudonym !== null && course.pseudonym === pseudonymAt(course.organisationId);

/** A coordinator knows of the courses that their own organisation has a part in; a consent given to it is none yet. */
export const isOfOrganisation = (course: Course, organisationId: string | undefined): boolean =>
  course.organisationId !== null && course.organisationId === organisationId;
