import { type CourseOutcome, type Decision, happened, nothingToDo, refuse } from "@haandslag/contracts";
import type { CourseCommand } from "./commands.ts";
import type { CourseEvent } from "./events.ts";
import { type CheckIn, consentOf, type Course } from "./state.ts";

type PeoplesCommand = Extract<CourseCommand, { type: "answerCheckIn" | "declineCheckIn" | "setGoal" | "reportProgress" | "recordOutcome" }>;

/** What citizen and coordinator ask for; what cannot be is refused with the state, the command and a code. */
export function decideForPeople(command: PeoplesCommand, course: Course): Decision<CourseEvent> {
  const at = { state: course.status, command: command.type };
  const consent = consentOf(course);
  switch (command.type) {
    case "answerCheckIn":
      if (consent === undefined) return refuse("CONSENT_NOT_ACTIVE", at);
      return onDueCheckIn(command, course, (checkIn) =>
        command.now >= checkIn.answerBy ? refuse("ANSWER_TOO_LATE", { ...at, state: checkIn.status }) : happened({ type: "check-in-answered", checkInId: checkIn.id, instrument: command.instrument }));
    case "declineCheckIn":
      return onDueCheckIn(command, course, (checkIn) => happened({ type: "check-in-declined", checkInId: checkIn.id }));
    case "setGoal":
      if (consent === undefined) return refuse("CONSENT_NOT_ACTIVE", at);
      if (course.goals.some(({ id }) => id === command.goalId)) return happened({ type: "goal-reworded", goalId: command.goalId });
      return command.isNew ? happened({ type: "goal-set", goalId: command.goalId, consentId: consent.consentId }) : refuse("GOAL_UNKNOWN", at);
    case "reportProgress":
      if (consent === undefined) return refuse("CONSENT_NOT_ACTIVE", at);
      return course.goals.some(({ id }) => id === command.goalId) ? happened({ type: "progress-reported", goalId: command.goalId }) : refuse("GOAL_UNKNOWN", at);
    case "recordOutcome":
      if (course.outcome === command.outcome) return nothingToDo;
      return course.outcome === null && isPossible(command.outcome, course) ? happened({ type: "outcome-recorded", outcome: command.outcome }) : refuse("COURSE_WRONG_STATE", at);
    default:
      return command satisfies never;
  }
}

/** An outcome is recorded once: what contradicts the course would stand for good. Which of the others it was, before a start or after, the organisation knows. */
function isPossible(outcome: CourseOutcome, { organisationId, startedAt }: Course): boolean {
  if (organisationId === null) return false;
  if (outcome === "never-started") return startedAt === null;
  return startedAt !== null || (outcome !== "goals-reached" && outcome !== "goals-partly-reached");
}

/** An answer stands once given: there is no second one, and no editing. */
function onDueCheckIn(command: { readonly type: string; readonly checkInId: string }, course: Course, then: (checkIn: CheckIn) => Decision<CourseEvent>): Decision<CourseEvent> {
  const checkIn = course.checkIns.find(({ id }) => id === command.checkInId);
  if (checkIn === undefined) return refuse("NOT_FOUND", { state: course.status, command: command.type });
  return checkIn.status === "due" ? then(checkIn) : refuse("CHECK_IN_WRONG_STATE", { state: checkIn.status, command: command.type });
}
