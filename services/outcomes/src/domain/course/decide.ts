import { type Decision, happened, isRefusal, nothingToDo, refuse } from "@haandslag/contracts";
import { momentToAskNow } from "./asking.ts";
import { answerBy } from "./calendar.ts";
import type { CheckInIds, CourseCommand } from "./commands.ts";
import { decideForPeople } from "./decide-for-people.ts";
import type { CourseEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { consentOf, type Course } from "./state.ts";

/** Pure and total: what happens when this command meets this course. */
export function decide(command: CourseCommand, course: Course | undefined): Decision<CourseEvent> {
  const decision = decideOne(command, course);
  return isRefusal(decision) ? decision : { events: [...decision.events, ...measuredNow(course, decision.events)] };
}

function decideOne(command: CourseCommand, course: Course | undefined): Decision<CourseEvent> {
  switch (command.type) {
    case "hearAccepted":
      return (course?.subject ?? "unknown") === "unknown" ? happened({ type: "referral-accepted", organisationId: command.organisationId }) : nothingToDo;
    case "hearReferralOver":
      return course?.isReferralOver === true ? nothingToDo : happened({ type: "referral-over" });
    case "hearMeasurementConsented":
      if (course?.consents.some(({ consentId }) => consentId === command.consentId)) return nothingToDo;
      return thenAsk(course, command, { type: "measurement-consented", organisationId: command.organisationId, consentId: command.consentId, at: command.now });
    case "hearMeasurementEnded":
      return measurementEnded(course, command.consentId);
    case "hearStarted":
      if (course?.startedAt != null) return nothingToDo;
      return thenAsk(course, command, { type: "course-started", organisationId: command.organisationId, at: command.at });
    case "hearEnded":
      if (course?.endedAt != null) return nothingToDo;
      return thenAsk(course, command, { type: "course-ended", organisationId: command.organisationId, at: command.at });
    case "meetDeadline":
      return course === undefined ? nothingToDo : meetDeadline(course, command);
    default:
      return course === undefined ? refuse("NOT_FOUND", { command: command.type }) : decideForPeople(command, course);
  }
}

/** The citizen withdrew, or the consent ran out. What was asked and is open is not asked any more. */
function measurementEnded(course: Course | undefined, consentId: string): Decision<CourseEvent> {
  if (course?.consents.some((consent) => consent.consentId === consentId && consent.status === "ended")) return nothingToDo;
  const event: CourseEvent = { type: "measurement-ended", consentId };
  const after = evolve(course, event);
  return happened(event, ...(consentOf(after) === undefined ? lapsed(after, () => true) : []));
}

function meetDeadline(course: Course, command: { readonly now: string; readonly ids: CheckInIds }): Decision<CourseEvent> {
  const over = lapsed(course, (latest) => latest <= command.now);
  return { events: [...over, ...ask(over.reduce<Course>(evolve, course), command)] };
}

const lapsed = (course: Course, isOver: (answerBy: string) => boolean): CourseEvent[] =>
  course.checkIns.filter((checkIn) => checkIn.status === "due" && isOver(checkIn.answerBy)).map(({ id }) => ({ type: "check-in-lapsed", checkInId: id }));

const thenAsk = (course: Course | undefined, command: { readonly now: string; readonly ids: CheckInIds }, event: CourseEvent): Decision<CourseEvent> =>
  happened(event, ...ask(evolve(course, event), command));

/** One check-in is open at a time: what is open of an earlier moment is not asked any more. */
function ask(course: Course, { now, ids }: { readonly now: string; readonly ids: CheckInIds }): CourseEvent[] {
  const moment = momentToAskNow(course, now);
  return moment === undefined ? [] : [...lapsed(course, () => true), { type: "check-in-due", checkInId: ids[moment], moment, answerBy: answerBy(now) }];
}

/** A course is measured when it is over, its outcome is known, and nothing waits for an answer any more. */
function measuredNow(before: Course | undefined, events: readonly CourseEvent[]): CourseEvent[] {
  const after = events.reduce<Course | undefined>(evolve, before);
  if (events.length === 0 || after?.status !== "measuring") return [];
  return after.endedAt !== null && after.outcome !== null && !after.checkIns.some(({ status }) => status === "due") ? [{ type: "measured" }] : [];
}
