import type { CheckInMoment, CheckInStatus, CourseOutcome } from "@haandslag/contracts";

export interface CheckIn {
  readonly id: string;
  readonly moment: CheckInMoment;
  readonly status: CheckInStatus;
  /** Until when the citizen can answer while it is `due`. */
  readonly answerBy: string;
  /** What was answered, as a FHIR canonical (`url|version`); null until then. The answers are in the vault. */
  readonly instrument: string | null;
}

/** A goal's words and the citizen's own view of it are in the vault, under the key of the consent that it rests on. */
export interface Goal {
  readonly id: string;
  readonly consentId: string;
}

/** A consent to measurement. One that has ended is never revived (CON-14): its end beats its grant, whichever we hear first (CON-22). */
export type MeasurementConsent =
  | { readonly consentId: string; readonly status: "given"; readonly organisationId: string; readonly since: string }
  | { readonly consentId: string; readonly status: "ended" };

/** What is measured of one course. Ids, codes and dates only. */
export interface Course {
  readonly status: "measuring" | "measured";
  /** Null until the organisation has a part in it: a consent alone does not show it the referral. */
  readonly organisationId: string | null;
  /**
   * What the organisation knows the citizen by is kept apart, where it can be erased (course_subject). Here is only
   * whether it is: from the acceptance on, until the referral is over and no measurement rests on the course. What was
   * forgotten stays forgotten (CON-25).
   */
  readonly subject: "unknown" | "held" | "forgotten";
  /** The referral was declined, withdrawn, stopped or closed. */
  readonly isReferralOver: boolean;
  readonly consents: readonly MeasurementConsent[];
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly outcome: CourseOutcome | null;
  readonly checkIns: readonly CheckIn[];
  readonly goals: readonly Goal[];
  /** When something is next to happen by itself: three months, or an answer that is too late. */
  readonly deadlineAt: string | null;
}

/** The consent that measuring this course rests on at the moment, as far as we have heard; the newest of several. */
export const consentOf = (course: Course) =>
  course.consents.filter((consent) => consent.status === "given").findLast(({ organisationId }) => organisationId === course.organisationId);
