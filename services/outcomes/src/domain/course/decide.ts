import { type Decision, happened, nothingToDo, refuse } from "@haandslag/contracts";
import { answerBy, threeMonthsAfter } from "./calendar.ts";
import type { CheckInIds, CourseCommand } from "./commands.ts";
import type { CourseEvent } from "./events.ts";
import { evolve, waitsForSecond } from "./evolve.ts";
import type { CheckIn, Course } from "./state.ts";

/** Pure and total: what happens when this command meets this course. */
export function decide(command: CourseCommand, course: Course | undefined): Decision<CourseEvent> {
  const decision = decideOne(command, course);
  return "refused" in decision ? decision : { events: [...decision.events, ...measuredNow(course, decision.events)] };
}

function decideOne(command: CourseCommand, course: Course | undefined): Decision<CourseEvent> {
  switch (command.type) {
    case "hearAccepted":
      return course?.pseudonym == null ? happened({ type: "referral-accepted", organisationId: command.organisationId, pseudonym: command.pseudonym }) : nothingToDo;
    case "hearMeasurementConsented":
      if (!isNewer(command, course)) return nothingToDo;
      return thenStartCheckIn(course, command, { type: "measurement-consented", organisationId: command.organisationId, consentId: command.consentId, epoch: command.epoch });
    case "hearMeasurementWithdrawn":
      return isNewer(command, course) ? happened({ type: "measurement-withdrawn", organisationId: command.organisationId, consentId: command.consentId, epoch: command.epoch }) : nothingToDo;
    case "hearStarted":
      if (course?.startedAt != null || course?.endedAt != null) return nothingToDo;
      return thenStartCheckIn(course, command, { type: "course-started", organisationId: command.organisationId, pseudonym: command.pseudonym, at: command.at });
    case "hearEnded":
      if (course === undefined || course.endedAt !== null) return nothingToDo;
      return happened<CourseEvent>({ type: "course-ended", at: command.at }, ...(course.startedAt === null ? [] : due(course, "end", command)));
    case "meetDeadline":
      return course === undefined ? nothingToDo : { events: overdue(course, command) };
    default:
      return course === undefined ? refuse("NOT_FOUND") : decideOnCourse(command, course);
  }
}

type PeoplesCommand = Extract<CourseCommand, { type: "answerCheckIn" | "declineCheckIn" | "setGoal" | "reportProgress" | "recordOutcome" }>;

function decideOnCourse(command: PeoplesCommand, course: Course): Decision<CourseEvent> {
  switch (command.type) {
    case "answerCheckIn":
      if (course.measurement?.isActive !== true) return refuse("CONSENT_NOT_ACTIVE");
      return onDueCheckIn(command, course, ({ answerBy: latest }) => command.at > latest ? refuse("ANSWER_TOO_LATE") : happened({ type: "check-in-answered", checkInId: command.checkInId }));
    case "declineCheckIn":
      return onDueCheckIn(command, course, () => happened({ type: "check-in-declined", checkInId: command.checkInId }));
    case "setGoal":
      return course.measurement?.isActive === true ? happened({ type: "goal-set", goalId: command.goalId }) : refuse("CONSENT_NOT_ACTIVE");
    case "reportProgress":
      if (!course.goals.some(({ id }) => id === command.goalId)) return refuse("GOAL_UNKNOWN");
      return happened({ type: "progress-reported", goalId: command.goalId, progress: command.progress });
    case "recordOutcome":
      if (course.outcome === command.outcome) return nothingToDo;
      return course.outcome === null ? happened({ type: "outcome-recorded", outcome: command.outcome }) : refuse("COURSE_WRONG_STATE", { state: course.status, command: command.type });
    default:
      return command satisfies never;
  }
}

function onDueCheckIn(command: { readonly type: string; readonly checkInId: string }, course: Course, then: (checkIn: CheckIn) => Decision<CourseEvent>): Decision<CourseEvent> {
  const checkIn = course.checkIns.find(({ id }) => id === command.checkInId);
  if (checkIn === undefined) return refuse("NOT_FOUND");
  return checkIn.status === "due" ? then(checkIn) : refuse("CHECK_IN_WRONG_STATE", { state: checkIn.status, command: command.type });
}

/** An old grant never overwrites a newer withdrawal; a new consent after an old one starts over (CON-14, CON-22). */
const isNewer = (heard: { readonly consentId: string; readonly epoch: number }, course: Course | undefined): boolean =>
  course?.measurement == null || course.measurement.consentId !== heard.consentId || heard.epoch > course.measurement.epoch;

function thenStartCheckIn(course: Course | undefined, command: { readonly at: string; readonly ids: CheckInIds }, event: CourseEvent): Decision<CourseEvent> {
  const after = evolve(course, event);
  return happened(event, ...(after.startedAt === null || after.endedAt !== null ? [] : due(after, "start", command)));
}

/** A check-in is asked once, and only while the citizen consents to measurement (OUT-10). */
function due(course: Course, moment: CheckIn["moment"], command: { readonly at: string; readonly ids: CheckInIds }): CourseEvent[] {
  const isAsked = course.checkIns.some((checkIn) => checkIn.moment === moment);
  return isAsked || course.measurement?.isActive !== true ? [] : [{ type: "check-in-due", checkInId: command.ids[moment], moment, answerBy: answerBy(command.at) }];
}

function overdue(course: Course, command: { readonly at: string; readonly ids: CheckInIds }): CourseEvent[] {
  const lapsed = course.checkIns.filter((checkIn) => checkIn.status === "due" && checkIn.answerBy <= command.at).map((checkIn): CourseEvent => ({ type: "check-in-lapsed", checkInId: checkIn.id }));
  const second = waitsForSecond(course) && threeMonthsAfter(course.startedAt) <= command.at ? due(course, "three-months", command) : [];
  return [...lapsed, ...second];
}

/** A course is measured when it is over, its outcome is known, and nothing waits for an answer any more. */
function measuredNow(before: Course | undefined, events: readonly CourseEvent[]): CourseEvent[] {
  if (events.length === 0) return [];
  const after = events.reduce<Course | undefined>(evolve, before);
  const isOver = after?.endedAt != null && after.outcome !== null && !after.checkIns.some(({ status }) => status === "due");
  return isOver && after.status === "measuring" ? [{ type: "measured" }] : [];
}
