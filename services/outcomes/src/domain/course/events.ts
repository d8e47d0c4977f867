import type { CheckInMoment, CourseOutcome } from "@haandslag/contracts";

/** Codes, ids and dates: history stays when answers and goals go, so none of it may tell what they were (OUT-07). */
export type CourseEvent =
  | { readonly type: "referral-accepted"; readonly organisationId: string }
  | { readonly type: "referral-over" }
  | { readonly type: "measurement-consented"; readonly organisationId: string; readonly consentId: string; readonly at: string }
  | { readonly type: "measurement-ended"; readonly consentId: string }
  | { readonly type: "course-started"; readonly organisationId: string; readonly at: string }
  | { readonly type: "course-ended"; readonly organisationId: string; readonly at: string }
  | { readonly type: "check-in-due"; readonly checkInId: string; readonly moment: CheckInMoment; readonly answerBy: string }
  | { readonly type: "check-in-answered"; readonly checkInId: string; readonly instrument: string }
  | { readonly type: "check-in-declined"; readonly checkInId: string }
  | { readonly type: "check-in-lapsed"; readonly checkInId: string }
  | { readonly type: "goal-set"; readonly goalId: string; readonly consentId: string }
  | { readonly type: "goal-reworded"; readonly goalId: string }
  | { readonly type: "progress-reported"; readonly goalId: string }
  | { readonly type: "outcome-recorded"; readonly outcome: CourseOutcome }
  | { readonly type: "measured" };
