import { AssignmentChanged, CourseEnded, CourseStarted, type EventType, HandedBack, MeetingChanged, PeersAsked, PeersOffered, SessionRecorded } from "@haandslag/contracts";
import type { AssignmentEvent } from "./events.ts";
import type { Assignment } from "./state.ts";

interface Said { readonly eventType: EventType; readonly key: string; readonly data: Record<string, unknown> }

/** What others are told of an assignment; the referral's id is the key. Never the pseudonym: erasing it here unlinks the citizen. */
export const announce = (event: AssignmentEvent, after: Assignment, assignmentId: string): readonly Said[] => {
  const { referralId, organisationId } = after;
  if (organisationId === null) return [];
  const about = { referralId, assignmentId, organisationId };
  const tell = (eventType: EventType, data: Record<string, unknown>): Said[] => [{ eventType, key: referralId, data }];
  switch (event.type) {
    case "asked":
      return tell(PeersAsked, { ...about, asked: event.peerIds.length, answerBy: event.answerBy } satisfies PeersAsked);
    case "offered":
      return tell(PeersOffered, { ...about, choices: event.peerIds.length, answerBy: event.answerBy } satisfies PeersOffered);
    case "started":
      return tell(CourseStarted, { ...about, peerId: event.peerId, startedAt: event.at } satisfies CourseStarted);
    case "handed-back":
      return tell(HandedBack, { ...about, by: event.by } satisfies HandedBack);
    case "session-recorded":
      return tell(SessionRecorded, { referralId, assignmentId, sessionId: event.sessionId } satisfies SessionRecorded);
    case "meeting-planned":
    case "meeting-moved":
    case "meeting-cancelled":
      return tell(MeetingChanged, { referralId, assignmentId, meetingId: event.meetingId } satisfies MeetingChanged);
    case "ended":
      return tell(CourseEnded, { ...about, because: event.because, hadStarted: after.hadStarted, endedAt: event.at } satisfies CourseEnded);
    case "opened":
    case "nobody-found":
    case "none-chosen":
    case "offer-lapsed":
    case "flagged":
      return tell(AssignmentChanged, { referralId, assignmentId } satisfies AssignmentChanged);
    // What a peer answered is nobody's but that peer's; that asking is over is told.
    case "answered":
    case "closed-unopened":
      return [];
    default:
      return event satisfies never;
  }
};
