import type { CheckInMoment, CourseOutcome } from "@haandslag/contracts";

export type CourseEvent =
  | { readonly type: "referral-accepted"; readonly organisationId: string; readonly pseudonym: string }
  | { readonly type: "measurement-consented"; readonly organisationId: string; readonly consentId: string; readonly epoch: number }
  | { readonly type: "measurement-withdrawn"; readonly organisationId: string; readonly consentId: string; readonly epoch: number }
  | { readonly type: "course-started"; readonly organisationId: string; readonly pseudonym: string; readonly at: string }
  | { readonly type: "course-ended"; readonly at: string }
  | { readonly type: "check-in-due"; readonly checkInId: string; readonly moment: CheckInMoment; readonly answerBy: string }
  | { readonly type: "check-in-answered"; readonly checkInId: string }
  | { readonly type: "check-in-declined"; readonly checkInId: string }
  | { readonly type: "check-in-lapsed"; readonly checkInId: string }
  | { readonly type: "goal-set"; readonly goalId: string }
  | { readonly type: "progress-reported"; readonly goalId: string; readonly progress: number }
  | { readonly type: "outcome-recorded"; readonly outcome: CourseOutcome }
  | { readonly type: "measured" };
