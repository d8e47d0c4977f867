import { Accepted, Closed, ConsentNoted, CourseNoted, Declined, DraftChanged, type EventType, FeedbackDue, HandedOver, NoticeDue, Offered, OfferOverdue, Opened, SenderTold, Settled, Stopped, Withdrawn } from "@haandslag/contracts";
import type { ReferralEvent } from "./events.ts";
import { untoldFeedback } from "./seen-by-sender.ts";
import type { FeedbackCategory, Referral } from "./state.ts";

interface Announcement {
  readonly eventType: EventType;
  readonly key: string;
  readonly data: Record<string, unknown>;
}

/** What others hear of a referral: ids, codes and dates, under the referral's id (design § 4). */
export function announce(event: ReferralEvent, after: Referral): readonly Announcement[] {
  const { referralId } = after;
  const tell = (eventType: EventType, data: Record<string, unknown>): Announcement[] => [{ eventType, key: referralId, data }];
  const sentTo = (): string => after.organisationId ?? "";

  switch (event.type) {
    case "offered":
      return tell(Offered, { referralId, organisationId: sentTo(), authorityId: after.sender.kind === "authority" ? after.sender.authorityId : null, answerBy: event.answerBy } satisfies Offered);
    case "opened": return tell(Opened, { referralId, organisationId: sentTo() } satisfies Opened);
    case "accepted": return tell(Accepted, { referralId, organisationId: sentTo() } satisfies Accepted);
    case "declined": return tell(Declined, { referralId, organisationId: sentTo(), reason: event.reason, refusedBy: event.refusedBy, consequence: event.consequence } satisfies Declined);
    case "withdrawn": return tell(Withdrawn, { referralId, organisationId: wasSent(after) ? sentTo() : null, reason: event.reason } satisfies Withdrawn);
    case "stopped": return tell(Stopped, { referralId, organisationId: sentTo(), because: event.because } satisfies Stopped);
    case "closed": return tell(Closed, { referralId, organisationId: sentTo() } satisfies Closed);
    case "notice-due": return tell(NoticeDue, { noticeId: event.noticeId, referralId, kind: event.kind, answerBy: event.answerBy } satisfies NoticeDue);
    // What is noted here is on screens only now: the event that it came by may have been heard there before.
    case "course-started": return [...tell(CourseNoted, { referralId } satisfies CourseNoted), ...feedback(after, ["started"])];
    case "course-ended": return [...tell(CourseNoted, { referralId } satisfies CourseNoted), ...feedback(after, ["ended"])];
    case "outcome-recorded": return [...tell(CourseNoted, { referralId } satisfies CourseNoted), ...feedback(after, ["outcome"])];
    // A consent to feedback that comes late lets through what has happened already.
    case "consent-noted":
      return [...tell(ConsentNoted, { referralId } satisfies ConsentNoted), ...(event.consent.purpose === "feedback" && event.consent.status === "granted" ? feedback(after, ["started", "ended", "outcome"]) : [])];
    case "answer-overdue": return tell(OfferOverdue, { referralId, organisationId: sentTo() } satisfies OfferOverdue);
    // For the sender's own screens alone: no other service acts on them.
    case "sender-told": return tell(SenderTold, { referralId, category: event.category } satisfies SenderTold);
    case "settled": return tell(Settled, { referralId } satisfies Settled);
    case "handed-over": return tell(HandedOver, { referralId } satisfies HandedOver);
    case "drafted":
    case "draft-edited":
      // A citizen's own draft stands on nobody else's screen.
      return after.sender.kind === "citizen" ? [] : tell(DraftChanged, { referralId, authorityId: after.sender.authorityId, unitId: after.sender.unitId } satisfies DraftChanged);
    case "consent-asked":
    case "contact-code-made":
      return [];
    default: return event satisfies never;
  }
}

const wasSent = (state: Referral): boolean => "offer" in state && state.offer !== null;

/** Only what has not been told; nothing at all where the citizen referred herself. */
const feedback = (after: Referral, wanted: readonly FeedbackCategory[]): Announcement[] =>
  untoldFeedback(after).filter((category) => wanted.includes(category))
    .map((category) => ({ eventType: FeedbackDue, key: after.referralId, data: { referralId: after.referralId, category } satisfies FeedbackDue }));
