import type { CheckInMoment, CheckInStatus, CourseOutcome } from "@haandslag/contracts";

export interface CheckIn {
  readonly id: string;
  readonly moment: CheckInMoment;
  readonly status: CheckInStatus;
  /** While `due`: until when the citizen can answer. */
  readonly answerBy: string;
}

/** How far the citizen is with a goal, by their own view: 0 (not begun) to 4 (reached). The words are in the vault. */
export interface Goal {
  readonly id: string;
  readonly progress: number;
}

/** The consent to measurement as last heard of; older epochs never overwrite it (CON-22). */
export interface Measurement {
  readonly consentId: string;
  readonly epoch: number;
  readonly isActive: boolean;
}

/** What is measured of one course. Ids, codes and dates only. */
export interface Course {
  readonly status: "measuring" | "measured";
  readonly organisationId: string;
  /** What the organisation knows the citizen by; null until the referral is accepted. */
  readonly pseudonym: string | null;
  readonly measurement: Measurement | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly outcome: CourseOutcome | null;
  readonly checkIns: readonly CheckIn[];
  readonly goals: readonly Goal[];
  /** When something is next to happen by itself: three months, or an answer that is too late. */
  readonly deadlineAt: string | null;
}
