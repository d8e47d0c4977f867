import type { CheckInMoment, CourseOutcome } from "@haandslag/contracts";

/** Ids that a command may need; made outside, one for each moment. */
export type CheckInIds = Readonly<Record<CheckInMoment, string>>;

export type CourseCommand =
  // What others told us: late, doubled or out of order is nothing to do, never a refusal (CON-22).
  | { readonly type: "hearAccepted"; readonly organisationId: string; readonly pseudonym: string }
  | { readonly type: "hearMeasurementConsented"; readonly organisationId: string; readonly consentId: string; readonly epoch: number; readonly at: string; readonly ids: CheckInIds }
  | { readonly type: "hearMeasurementWithdrawn"; readonly organisationId: string; readonly consentId: string; readonly epoch: number }
  | { readonly type: "hearStarted"; readonly organisationId: string; readonly pseudonym: string; readonly at: string; readonly ids: CheckInIds }
  | { readonly type: "hearEnded"; readonly at: string; readonly ids: CheckInIds }
  // What people do.
  | { readonly type: "answerCheckIn"; readonly checkInId: string; readonly at: string }
  | { readonly type: "declineCheckIn"; readonly checkInId: string }
  | { readonly type: "setGoal"; readonly goalId: string }
  | { readonly type: "reportProgress"; readonly goalId: string; readonly progress: number }
  | { readonly type: "recordOutcome"; readonly outcome: CourseOutcome }
  // What time does.
  | { readonly type: "meetDeadline"; readonly at: string; readonly ids: CheckInIds };
