import { isRefusal } from "@haandslag/contracts";
import type { CheckInIds, CourseCommand } from "../../src/domain/course/commands.ts";
import { decide } from "../../src/domain/course/decide.ts";
import type { CourseEvent } from "../../src/domain/course/events.ts";
import { evolve } from "../../src/domain/course/evolve.ts";
import type { Course } from "../../src/domain/course/state.ts";

export const organisationId = "organisation-example";
export const began = "2026-01-05T09:00:00.000Z";
export const soon = "2026-01-10T09:00:00.000Z";
export const threeWeeksOn = "2026-01-26T23:00:00.000Z";
export const threeMonthsOn = "2026-04-05T09:00:00.000Z";
export const ended = "2026-05-01T09:00:00.000Z";
export const ids: CheckInIds = { start: "at-start", "three-months": "at-three-months", end: "at-end" };

export const hears = {
  accepted: { type: "hearAccepted", organisationId },
  over: { type: "hearReferralOver" },
  consented: { type: "hearMeasurementConsented", organisationId, consentId: "c", now: began, ids },
  withdrawn: { type: "hearMeasurementEnded", consentId: "c" },
  started: { type: "hearStarted", organisationId, at: began, now: began, ids },
  ended: { type: "hearEnded", organisationId, at: ended, now: ended, ids },
  threeMonths: { type: "meetDeadline", now: threeMonthsOn, ids },
  threeWeeks: { type: "meetDeadline", now: threeWeeksOn, ids },
  outcome: { type: "recordOutcome", outcome: "goals-reached" },
  goal: { type: "setGoal", goalId: "g", isNew: true },
  answer: { type: "answerCheckIn", checkInId: "at-start", instrument: "urn:i|1", now: soon },
  answerEnd: { type: "answerCheckIn", checkInId: "at-end", instrument: "urn:i|1", now: ended },
  decline: { type: "declineCheckIn", checkInId: "at-start" },
} as const satisfies Record<string, CourseCommand>;

/** The state that these commands lead to. @throws Error where one is refused: then the situation is none */
export function courseAfter(...commands: readonly CourseCommand[]): Course | undefined {
  return commands.reduce<Course | undefined>((course, command) => heardBy(course, command).course, undefined);
}

export function heardBy(course: Course | undefined, command: CourseCommand): { course: Course | undefined; events: readonly CourseEvent[] } {
  const decision = decide(command, course);
  if (isRefusal(decision)) throw new Error(`${command.type} is refused: ${decision.refused}`);
  return { events: decision.events, course: decision.events.reduce<Course | undefined>(evolve, course) };
}

/** What comes of a command, in one line: its events, its refusal, or nothing. */
export function outcomeOf(command: CourseCommand, course: Course | undefined): string {
  const decision = decide(command, course);
  if (isRefusal(decision)) return decision.refused;
  return decision.events.map(({ type }) => type).join(", ") || "nothing";
}
