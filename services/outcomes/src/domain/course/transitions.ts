import { isRefusal } from "@haandslag/contracts";
import type { CourseCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import type { CourseEvent } from "./events.ts";
import type { Course } from "./state.ts";

export interface Transition { readonly from: string; readonly command: string; readonly to: string; readonly by: string }

const ids = { start: "start", "three-months": "second", end: "end" };
const at = "2026-01-05T09:00:00.000Z";
const later = "2026-04-20T09:00:00.000Z";
const organisationId = "organisation-x";
const instrument = "urn:x|1";

const by: Record<CourseCommand["type"], string> = {
  hearAccepted: "referral service", hearReferralOver: "referral service", hearMeasurementConsented: "consent service", hearMeasurementEnded: "consent service", hearStarted: "peer-assignment service",
  hearEnded: "peer-assignment service", answerCheckIn: "citizen", declineCheckIn: "citizen", setGoal: "citizen", reportProgress: "citizen", recordOutcome: "coordinator", meetDeadline: "time",
};

const commands: readonly CourseCommand[] = [
  { type: "hearAccepted", organisationId },
  { type: "hearReferralOver" },
  { type: "hearMeasurementConsented", organisationId, consentId: "c", now: at, ids },
  { type: "hearMeasurementEnded", consentId: "c" },
  { type: "hearStarted", organisationId, at, now: at, ids },
  { type: "hearEnded", organisationId, at: later, now: later, ids },
  ...Object.values(ids).flatMap((checkInId): CourseCommand[] => [{ type: "answerCheckIn", checkInId, instrument, now: at }, { type: "declineCheckIn", checkInId }]),
  { type: "setGoal", goalId: "g", isNew: true },
  { type: "reportProgress", goalId: "g" },
  { type: "recordOutcome", outcome: "goals-reached" },
  { type: "meetDeadline", now: later, ids },
];

/** Driven out of the code: from every state that these commands reach, what each of them does to course and check-ins. */
export function transitionTable(): Transition[] {
  const rows = new Map<string, Transition>();
  const seen = new Map<string, Course | undefined>([["", undefined]]);
  const queue: (Course | undefined)[] = [undefined];
  while (queue.length > 0) {
    const state = queue.shift();
    for (const command of commands) {
      const decision = decide(command, state);
      if (isRefusal(decision) || decision.events.length === 0) continue;
      const next = decision.events.reduce<Course | undefined>((course, event: CourseEvent) => evolve(course, event), state) as Course;
      for (const row of rowsOf(state, command, next)) rows.set(JSON.stringify(row), row);
      const key = JSON.stringify(next);
      if (!seen.has(key)) {
        seen.set(key, next);
        queue.push(next);
      }
    }
  }
  return [...rows.values()].sort((a, b) => (`${a.from} ${a.command} ${a.to}` < `${b.from} ${b.command} ${b.to}` ? -1 : 1));
}

function rowsOf(before: Course | undefined, command: CourseCommand, after: Course): Transition[] {
  const moved = { command: command.type, by: by[command.type] };
  const course = { from: `course ${before?.status ?? "(none)"}`, to: `course ${after.status}`, ...moved };
  const checkIns = after.checkIns.flatMap(({ id, status }) => {
    const from = before?.checkIns.find((checkIn) => checkIn.id === id)?.status;
    return from === status ? [] : [{ from: `check-in ${from ?? "(none)"}`, to: `check-in ${status}`, ...moved }];
  });
  return before?.status === after.status ? checkIns : [course, ...checkIns];
}
