import type { CourseOutcome, DataCategory, DeclineConsequence, DeclineReason, LegalBasis, NoticeDue, RefusedBy, StoppedBecause, WithdrawReason } from "@haandslag/contracts";
import type { Consent, FeedbackCategory, Lack, Question, Sender } from "./state.ts";

/** What happened to a referral. Ids, codes and dates only: history is kept for ever in plain text (design § 2). */
export type ReferralEvent =
  | { readonly type: "drafted"; readonly referralId: string; readonly sender: Sender; readonly legalBasis: LegalBasis; readonly subjectId: string | null; readonly lacks: readonly Lack[]; readonly at: string }
  | { readonly type: "draft-edited"; readonly subjectId: string | null; readonly lacks: readonly Lack[]; readonly at: string }
  | { readonly type: "consent-asked"; readonly organisationId: string; readonly questions: readonly Question[]; readonly at: string }
  | { readonly type: "consent-noted"; readonly consent: Consent; readonly at: string }
  | { readonly type: "offered"; readonly categories: readonly DataCategory[]; readonly consentId: string; readonly at: string; readonly answerBy: string }
  | { readonly type: "opened"; readonly at: string }
  | { readonly type: "answer-overdue"; readonly at: string }
  | { readonly type: "accepted"; readonly contactCode: string | null; readonly at: string }
  | { readonly type: "contact-code-made"; readonly contactCode: string }
  | { readonly type: "declined"; readonly reason: DeclineReason; readonly refusedBy: RefusedBy; readonly consequence: DeclineConsequence; readonly at: string }
  | { readonly type: "withdrawn"; readonly reason: WithdrawReason; readonly at: string }
  | { readonly type: "stopped"; readonly because: StoppedBecause; readonly at: string }
  | { readonly type: "settled"; readonly at: string }
  /** From one caseworker of the unit to another, by the ids of their logins. */
  | { readonly type: "handed-over"; readonly from: string; readonly to: string; readonly at: string }
  | { readonly type: "course-started"; readonly assignmentId: string; readonly peerId: string; readonly startedAt: string }
  | { readonly type: "course-ended"; readonly endedAt: string }
  | { readonly type: "outcome-recorded"; readonly outcome: CourseOutcome }
  | { readonly type: "sender-told"; readonly category: FeedbackCategory; readonly at: string }
  | { readonly type: "closed"; readonly at: string }
  | { readonly type: "notice-due"; readonly noticeId: string; readonly kind: NoticeDue["kind"]; readonly about: string; readonly answerBy: string | null };
