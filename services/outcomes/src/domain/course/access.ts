import type { Course } from "./state.ts";

/** A course is the citizen's own where the organisation's pseudonym for them is the one it is kept under (CON-29). */
export const isOwn = (course: Course, pseudonym: string): boolean => course.pseudonym !== null && course.pseudonym === pseudonym;

/** A coordinator knows of the courses of their own organisation. */
export const isOfOrganisation = (course: Course, organisationId: string | undefined): boolean => course.organisationId === organisationId;
