import type { CheckInMoment, CourseOutcome } from "@haandslag/contracts";

/** Ids that a command may need; made outside, one for each moment. */
export type CheckInIds = Readonly<Record<CheckInMoment, string>>;

/** When it is for us, and the ids of whichever check-ins the decision makes due. */
interface Asking {
  readonly now: string;
  readonly ids: CheckInIds;
}

export type CourseCommand =
  // What others told us: late, doubled or out of order is nothing to do, never a refusal (CON-22).
  | { readonly type: "hearAccepted"; readonly organisationId: string }
  /** Declined, withdrawn, stopped or closed. */
  | { readonly type: "hearReferralOver" }
  | ({ readonly type: "hearMeasurementConsented"; readonly organisationId: string; readonly consentId: string } & Asking)
  | { readonly type: "hearMeasurementEnded"; readonly consentId: string }
  | ({ readonly type: "hearStarted"; readonly organisationId: string; readonly at: string } & Asking)
  | ({ readonly type: "hearEnded"; readonly organisationId: string; readonly at: string } & Asking)
  // What people do.
  | { readonly type: "answerCheckIn"; readonly checkInId: string; readonly instrument: string; readonly now: string }
  | { readonly type: "declineCheckIn"; readonly checkInId: string }
  | { readonly type: "setGoal"; readonly goalId: string; readonly isNew: boolean }
  | { readonly type: "reportProgress"; readonly goalId: string }
  | { readonly type: "recordOutcome"; readonly outcome: CourseOutcome }
  // What time does.
  | ({ readonly type: "meetDeadline" } & Asking);
