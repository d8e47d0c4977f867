import { CheckInAnswered, CheckInDue, type EventType, OutcomeRecorded } from "@haandslag/contracts";
import type { CourseEvent } from "./events.ts";
import type { Course } from "./state.ts";

interface Said { readonly eventType: EventType; readonly key: string; readonly data: Record<string, unknown> }

/** What others are told of a course; the referral's id is the key. */
export function announce(event: CourseEvent, after: Course, referralId: string): readonly Said[] {
  const say = (eventType: EventType, data: Record<string, unknown>): Said[] => [{ eventType, key: referralId, data }];
  switch (event.type) {
    case "check-in-due":
      return say(CheckInDue, { referralId, checkInId: event.checkInId, moment: event.moment, answerBy: event.answerBy } satisfies CheckInDue);
    case "check-in-answered":
      return after.checkIns.filter(({ id }) => id === event.checkInId).flatMap(({ moment }) => say(CheckInAnswered, { referralId, checkInId: event.checkInId, moment } satisfies CheckInAnswered));
    case "outcome-recorded":
      return after.organisationId === null ? [] : say(OutcomeRecorded, { referralId, organisationId: after.organisationId, outcome: event.outcome } satisfies OutcomeRecorded);
    default:
      return [];
  }
}
