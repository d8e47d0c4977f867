import { CheckInMoment, isRefusal } from "@haandslag/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { threeMonthsAfter } from "../../src/domain/course/calendar.ts";
import type { CourseCommand } from "../../src/domain/course/commands.ts";
import { decide } from "../../src/domain/course/decide.ts";
import type { CourseEvent } from "../../src/domain/course/events.ts";
import { evolve } from "../../src/domain/course/evolve.ts";
import { consentOf, type Course } from "../../src/domain/course/state.ts";

const organisations = ["organisation-example", "organisation-another"];
const days = (n: number) => new Date(Date.UTC(2026, 0, 5, 9) + n * 86_400_000).toISOString();
const consentId = fc.constantFrom("c1", "c2", "c3");
const goalId = fc.constantFrom("g1", "g2");
const at = fc.integer({ min: 0, max: 150 }).map(days);
/** What is answered or declined is one that was asked, or any other: `pick` goes round. */
const pick = fc.integer({ min: 0, max: 3 });

/** A small world: two organisations, three consents, in any order, doubled, late; the clock only goes forward. */
const step = fc.record({
  later: fc.integer({ min: 0, max: 40 }), pick,
  what: fc.oneof(
    fc.record({ type: fc.constant("hearAccepted" as const), organisationId: fc.constant("organisation-example") }),
    fc.record({ type: fc.constant("hearReferralOver" as const) }),
    fc.record({ type: fc.constant("hearMeasurementConsented" as const), organisationId: fc.constantFrom(...organisations), consentId }),
    fc.record({ type: fc.constant("hearMeasurementEnded" as const), consentId }),
    fc.record({ type: fc.constant("hearStarted" as const), organisationId: fc.constant("organisation-example"), at }),
    fc.record({ type: fc.constant("hearEnded" as const), organisationId: fc.constant("organisation-example"), at }),
    fc.record({ type: fc.constantFrom("answerCheckIn" as const, "declineCheckIn" as const) }),
    fc.record({ type: fc.constant("setGoal" as const), goalId, isNew: fc.boolean() }),
    fc.record({ type: fc.constant("reportProgress" as const), goalId }),
    fc.record({ type: fc.constant("recordOutcome" as const), outcome: fc.constantFrom("goals-reached" as const, "ended-by-citizen" as const, "never-started" as const) }),
    fc.record({ type: fc.constant("meetDeadline" as const) }),
  ),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function commandOf({ what, pick }: Step, course: Course | undefined, now: string, n: number): CourseCommand {
  const ids = { start: `s${n}`, "three-months": `t${n}`, end: `e${n}` };
  switch (what.type) {
    case "answerCheckIn": return { type: what.type, checkInId: course?.checkIns[pick]?.id ?? "none", instrument: "urn:i|1", now };
    case "declineCheckIn": return { type: what.type, checkInId: course?.checkIns[pick]?.id ?? "none" };
    case "hearMeasurementConsented": case "hearStarted": case "hearEnded": case "meetDeadline": return { ...what, now, ids };
    default: return what;
  }
}

/** Walks a path, and tells of every step. */
function walk(path: readonly Step[], see: (step: { before: Course | undefined; command: CourseCommand; now: string; events: readonly CourseEvent[]; after: Course | undefined }) => void): void {
  let course: Course | undefined;
  let day = 0;
  path.forEach((one, n) => {
    day += one.later;
    const before = course;
    const now = days(day);
    const command = commandOf(one, before, now, n);
    const decision = decide(command, before);
    if (isRefusal(decision)) {
      expect(command.type, "what others told us and what time does is never refused").not.toMatch(/^(hear|meet)/);
      expect(decision.detail["command"]).toBe(command.type);
      return;
    }
    course = decision.events.reduce<Course | undefined>(evolve, before);
    see({ before, command, now, events: decision.events, after: course });
  });
}

const paths = fc.array(step, { maxLength: 30 });
const due = (course: Course) => course.checkIns.filter(({ status }) => status === "due");

test("OUT-01 OUT-10 CON-22 no path of commands, doubled, late or out of order, leaves an illegal state", () => {
  fc.assert(fc.property(paths, (path) => walk(path, ({ after }) => {
    if (after === undefined) return;
    const { checkIns, goals, consents } = after;
    expect(new Set(checkIns.map(({ moment }) => moment)).size, "each moment is asked for once").toBe(checkIns.length);
    expect(checkIns.map(({ moment }) => CheckInMoment.options.indexOf(moment)), "and never after a later one").toEqual(checkIns.map(({ moment }) => CheckInMoment.options.indexOf(moment)).toSorted());
    expect(due(after).length, "one check-in is open at a time").toBeLessThanOrEqual(1);
    if (due(after).length > 0) expect(consentOf(after), "nobody is asked without consent").toBeDefined();
    if (after.status === "measured") expect({ endedAt: after.endedAt, outcome: after.outcome, due: due(after) }).toEqual({ endedAt: expect.any(String), outcome: expect.any(String), due: [] });
    else expect(after.endedAt !== null && after.outcome !== null && due(after).length === 0, "what is complete is measured").toBe(false);
    for (const goal of goals) expect(consents, "a goal rests on a consent that is given").toContainEqual(expect.objectContaining({ consentId: goal.consentId, status: "given" }));
    for (const { status, instrument } of checkIns) expect(instrument !== null).toBe(status === "answered");
    expect(new Set(consents.map(({ consentId }) => consentId)).size).toBe(consents.length);
  })), { numRuns: 1000 });
});

test("CON-14 CON-22 what has ended stays ended: a consent, a check-in, a course, an outcome", () => {
  fc.assert(fc.property(paths, (path) => walk(path, ({ before, after }) => {
    if (before === undefined || after === undefined) return;
    for (const consent of before.consents.filter(({ status }) => status === "ended")) expect(after.consents).toContainEqual(consent);
    for (const checkIn of before.checkIns.filter(({ status }) => status !== "due")) expect(after.checkIns).toContainEqual(checkIn);
    for (const fact of ["startedAt", "endedAt", "outcome"] as const) if (before[fact] !== null) expect(after[fact]).toBe(before[fact]);
    if (before.status === "measured") expect(after.status).toBe("measured");
    if (before.subject !== "unknown") expect(after.subject, "never unknown again, and never held again").toBe(before.subject === "forgotten" ? "forgotten" : after.isReferralOver && consentOf(after) === undefined ? "forgotten" : "held");
  })), { numRuns: 1000 });
});

test("CON-22 the same command again is nothing to do, or refused; a goal can be put in other words", () => {
  fc.assert(fc.property(paths, (path) => walk(path, ({ command, after }) => {
    const again = decide(command, after);
    if (isRefusal(again) || command.type === "setGoal" || command.type === "reportProgress") return;
    expect(again.events).toEqual([]);
  })), { numRuns: 1000 });
});

test("OUT-01 the check-in at three months is never early, and a deadline that was met is over", () => {
  fc.assert(fc.property(paths, (path) => walk(path, ({ command, events, after, now }) => {
    if (events.some((event) => event.type === "check-in-due" && event.moment === "three-months")) expect(now >= threeMonthsAfter(after?.startedAt ?? "")).toBe(true);
    if (command.type === "meetDeadline" && after?.deadlineAt != null) expect(after.deadlineAt > now, "or the worker would find it for ever").toBe(true);
  })), { numRuns: 1000 });
});

test("CON-22 whatever the order in which consents are heard, and however often, the same are in force", () => {
  const facts: CourseCommand[] = ["c1", "c2"].flatMap((id): CourseCommand[] => [
    { type: "hearMeasurementConsented", organisationId: "organisation-example", consentId: id, now: days(0), ids: { start: "s", "three-months": "t", end: "e" } },
    { type: "hearMeasurementEnded", consentId: id },
  ]);
  const c3: CourseCommand = { type: "hearMeasurementConsented", organisationId: "organisation-example", consentId: "c3", now: days(0), ids: { start: "s", "three-months": "t", end: "e" } };
  const accepted: CourseCommand = { type: "hearAccepted", organisationId: "organisation-example" };
  const all = [...facts, c3, accepted];
  fc.assert(fc.property(fc.shuffledSubarray([...all, ...all], { minLength: all.length }), (heard) => {
    const course = [...heard, ...all].reduce<Course | undefined>((state, command) => {
      const decision = decide(command, state);
      return isRefusal(decision) ? state : decision.events.reduce<Course | undefined>(evolve, state);
    }, undefined) as Course;
    expect(consentOf(course)?.consentId).toBe("c3");
    expect(course.consents.filter(({ status }) => status === "ended").map(({ consentId }) => consentId).toSorted()).toEqual(["c1", "c2"]);
  }));
});
