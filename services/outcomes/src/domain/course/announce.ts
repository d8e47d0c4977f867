import { CheckInAnswered, CheckInDue, type EventType, OutcomeRecorded } from "@haandslag/contracts";
import type { CourseEvent } from "./events.ts";
import type { Course } from "./state.ts";

interface Said { readonly eventType: EventType; readonly key: string; readonly data: Record<string, unknown> }

/** What others are told of a course; the referral's id is the key. */
export function announce(event: CourseEvent, after: Course, referralId: string): readonly Said[] {
  switch (event.type) {
    case "check-in-due":
      return [{ eventType: CheckInDue, key: referralId, data: { referralId, checkInId: event.checkInId, moment: event.moment, answerBy: event.answerBy } }];
    case "check-in-answered": {
      const moment = after.checkIns.find(({ id }) => id === event.checkInId)?.moment;
      return [{ eventType: CheckInAnswered, key: referralId, data: { referralId, checkInId: event.checkInId, moment } }];
    }
    case "outcome-recorded":
      return [{ eventType: OutcomeRecorded, key: referralId, data: { referralId, organisationId: after.organisationId, outcome: event.outcome } }];
    default:
      return [];
  }
}
