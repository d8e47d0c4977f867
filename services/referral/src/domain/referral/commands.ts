import type { AssignmentEndedBecause, CourseOutcome, DataCategory, DeclineReason, LegalBasis, WithdrawReason } from "@haandslag/contracts";
import type { Consent, FeedbackCategory, Lack, Question, Sender } from "./state.ts";

/** What can be asked of a referral. Facts from outside (time, ids, age, what the permit covers) come in as arguments. */
export type ReferralCommand =
  | { readonly type: "draftReferral"; readonly referralId: string; readonly sender: Sender; readonly legalBasis: LegalBasis; readonly subjectId: string | null; readonly lacks: readonly Lack[]; readonly at: string }
  | { readonly type: "editDraft"; readonly subjectId: string | null; readonly lacks: readonly Lack[]; readonly at: string }
  | { readonly type: "requestConsent"; readonly organisationId: string; readonly questions: readonly Question[]; /** In whole years, today; null where no CPR number is known. */ readonly age: number | null; readonly at: string }
  /** `permitted`: what the consent decision allowed at this moment, under which consent; null where it was not asked. */
  | { readonly type: "sendOffer"; readonly permitted: readonly DataCategory[]; readonly consentId: string | null; readonly at: string }
  | { readonly type: "withdrawReferral"; readonly reason: WithdrawReason; readonly at: string }
  | { readonly type: "settleReferral"; readonly at: string }
  /** `caseworkerUserId`: one of the unit's, which the feature has seen to. */
  | { readonly type: "handOverCase"; readonly caseworkerUserId: string; readonly at: string }
  | { readonly type: "openOffer"; readonly at: string }
  /** `contactCode`: one that nobody has yet, used where `contact` is not ticked (REF-25). */
  | { readonly type: "acceptOffer"; readonly contactCode: string; readonly noticeId: string; readonly at: string }
  | { readonly type: "declineOffer"; readonly reason: DeclineReason; readonly at: string }
  | { readonly type: "openCase" }
  | { readonly type: "openProfile" }
  | { readonly type: "openContactForPeer" }
  | { readonly type: "closeReferral"; readonly at: string }
  /** From the consent service. `answerBy` where it is a question. */
  | { readonly type: "noteConsent"; readonly consent: Consent; readonly answerBy: string | null; readonly contactCode: string; readonly noticeId: string; readonly at: string }
  | { readonly type: "noteConsentReminder"; readonly kind: "answer" | "renewal"; readonly answerBy: string; readonly noticeId: string }
  /** From peer assignment. */
  | { readonly type: "notePeersOffered"; readonly assignmentId: string; readonly answerBy: string; readonly noticeId: string }
  | { readonly type: "noteCourseStarted"; readonly assignmentId: string; readonly peerId: string; readonly startedAt: string; readonly noticeId: string }
  | { readonly type: "noteCourseEnded"; readonly assignmentId: string; readonly because: AssignmentEndedBecause; readonly endedAt: string }
  /** From outcomes. */
  | { readonly type: "noteCheckInDue"; readonly checkInId: string; readonly answerBy: string; readonly noticeId: string }
  | { readonly type: "noteOutcome"; readonly outcome: CourseOutcome }
  /** After the feedback consent permitted it. */
  | { readonly type: "noteSenderTold"; readonly category: FeedbackCategory; readonly at: string }
  | { readonly type: "meetDeadline"; readonly at: string };

export type ReferralCommandType = ReferralCommand["type"];
