import type { ReceiptSigner, ServiceParts } from "@haandslag/service-kit";
import { answerEndedConsents } from "./answer-ended-consents.ts";
import { onCallAsked } from "./on-call-asked.ts";
import { onCheckInDue } from "./on-check-in-due.ts";
import { onConsentChanged } from "./on-consent-changed.ts";
import { onConsentReminderDue } from "./on-consent-reminder-due.ts";
import { onCourseEnded } from "./on-course-ended.ts";
import { onCourseStarted } from "./on-course-started.ts";
import { onFeedbackDue } from "./on-feedback-due.ts";
import { onNoticeDue } from "./on-notice-due.ts";
import { onOutcomeRecorded } from "./on-outcome-recorded.ts";
import { onPeersOffered } from "./on-peers-offered.ts";
import { onReceiptOverdue } from "./on-receipt-overdue.ts";
import { onReferralOver } from "./on-referral-over.ts";

type ReactionDeps = Parameters<typeof onNoticeDue>[0] & Parameters<typeof onReceiptOverdue>[0] & Parameters<typeof onFeedbackDue>[0] & Parameters<typeof onConsentChanged>[0] & { readonly signer: ReceiptSigner };

/** Who listens to what. One group for each thing that can be slow or away by itself, so that it holds up nothing else. */
export const consumersOf = (deps: ReactionDeps): ServiceParts<unknown>["consumers"] => [
  {
    group: "referral", from: ["consent", "peer-assignment", "outcomes"],
    reactions: [...onConsentChanged(deps), onConsentReminderDue(deps), onPeersOffered(deps), onCourseStarted(deps), onCourseEnded(deps), onCheckInDue(deps), onOutcomeRecorded(deps)],
  },
  { group: "erasure", from: ["referral", "consent"], reactions: [...onReferralOver(deps), ...answerEndedConsents(deps)] },
  { group: "feedback", from: ["referral"], reactions: [onFeedbackDue(deps)] },
  { group: "notices", from: ["referral"], reactions: [onNoticeDue(deps)] },
  { group: "receipt-notices", from: ["consent"], reactions: [onReceiptOverdue(deps)] },
  { group: "call-notices", from: ["peer-assignment"], reactions: [onCallAsked(deps)] },
];
