import { firstMeetingBy } from "./periods.ts";
import type { AssignmentEvent } from "./events.ts";
import type { Active, Asked, Assignment, Open } from "./state.ts";

export function evolve(assignment: Assignment | undefined, event: AssignmentEvent): Assignment {
  switch (event.type) {
    case "opened":
      return { status: "open", referralId: event.referralId, organisationId: event.organisationId, openedAt: event.at, hadStarted: false, passedOver: [], deadlineAt: null };
    case "closed-unopened":
      return { status: "ended", referralId: event.referralId, organisationId: null, openedAt: null, hadStarted: false, because: event.because, endedAt: event.at, deadlineAt: null };
    default:
      if (assignment === undefined || assignment.status === "ended") throw new Error(`An assignment's history has "${event.type}" before its beginning or after its end.`);
      return moved(assignment, event);
  }
}

type Running = Exclude<Assignment, { status: "ended" }>;

function moved(assignment: Running, event: Exclude<AssignmentEvent, { type: "opened" | "closed-unopened" }>): Assignment {
  const { referralId, organisationId, openedAt, hadStarted, passedOver } = assignment;
  const facts = { referralId, organisationId, openedAt, hadStarted, passedOver };
  switch (event.type) {
    case "asked":
      return { ...facts, status: "asked", asked: event.peerIds.map((peerId) => ({ peerId, answer: null })), answerBy: event.answerBy, deadlineAt: event.answerBy };
    case "answered":
      return assignment.status === "asked" ? { ...assignment, asked: answered(assignment.asked, event) } : assignment;
    case "offered":
      return { ...facts, passedOver: [...passedOver, ...refusers(assignment)], status: "offered", choices: event.peerIds, answerBy: event.answerBy, deadlineAt: event.answerBy };
    case "nobody-found":
      return open(assignment, refusers(assignment));
    case "none-chosen":
      return open(assignment, assignment.status === "offered" ? assignment.choices : []);
    case "offer-lapsed":
      return open(assignment, []);
    case "started":
      return { ...facts, hadStarted: true, status: "active", peerId: event.peerId, startedAt: event.at, hasMet: false, flags: [], deadlineAt: firstMeetingBy(event.at) };
    case "handed-back":
      return open(assignment, assignment.status === "active" ? [assignment.peerId] : []);
    case "session-recorded":
      // What the deadline flagged was provisional: the first meeting's own date says whether it was late.
      if (assignment.status !== "active") return assignment;
      return { ...without(assignment, event.meetingId), ...(event.isFirstMeeting ? { hasMet: true, flags: event.flags, deadlineAt: null } : {}) };
    case "meeting-planned":
      return assignment.status === "active" ? { ...assignment, meetingIds: [...(assignment.meetingIds ?? []), event.meetingId] } : assignment;
    case "meeting-moved":
      return assignment;
    case "meeting-cancelled":
      return assignment.status === "active" ? without(assignment, event.meetingId) : assignment;
    case "flagged":
      return assignment.status === "active" ? { ...assignment, flags: [event.flag], deadlineAt: null } : assignment;
    case "ended":
      return { status: "ended", referralId, organisationId, openedAt, hadStarted, because: event.because, endedAt: event.at, deadlineAt: null };
    default:
      return event satisfies never;
  }
}

function open({ referralId, organisationId, openedAt, hadStarted, passedOver }: Running, also: readonly string[]): Open {
  return { status: "open", referralId, organisationId, openedAt, hadStarted, passedOver: [...passedOver, ...also], deadlineAt: null };
}

function without(assignment: Active, meetingId: string | undefined): Active {
  return meetingId === undefined ? assignment : { ...assignment, meetingIds: (assignment.meetingIds ?? []).filter((id) => id !== meetingId) };
}

const refusers = (assignment: Running): string[] =>
  assignment.status === "asked" ? assignment.asked.flatMap(({ peerId, answer }) => (answer === "no" ? [peerId] : [])) : [];

/** Those who answered, in the order of answering, then those who have not. */
export function answered(asked: readonly Asked[], { peerId, answer }: { readonly peerId: string; readonly answer: "yes" | "no" }): Asked[] {
  const others = asked.filter((each) => each.peerId !== peerId);
  return [...others.filter((each) => each.answer !== null), { peerId, answer }, ...others.filter((each) => each.answer === null)];
}
