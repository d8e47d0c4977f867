import { describe, expect, test } from "vitest";
import type { CourseCommand } from "../../src/domain/course/commands.ts";
import { began, courseAfter, ended, heardBy, hears as h, ids, organisationId, outcomeOf, threeMonthsOn } from "./course-in.ts";

const running = [h.accepted, h.consented, h.started];
const situations = {
  "not heard of": [],
  accepted: [h.accepted],
  "consented to, and no more": [h.consented],
  "running without consent": [h.accepted, h.started],
  "check-in due": running,
  answered: [...running, h.goal, h.answer],
  lapsed: [...running, h.threeWeeks],
  "consent withdrawn": [...running, h.goal, h.withdrawn],
  "over, last check-in due": [...running, h.ended],
  measured: [...running, h.outcome, h.ended, h.answerEnd],
  "over before it was accepted": [h.over],
  forgotten: [h.accepted, h.started, h.ended, h.over],
} satisfies Record<string, readonly CourseCommand[]>;
type Situation = keyof typeof situations;

const commands = {
  ...h,
  "set a goal that is not there": { type: "setGoal", goalId: "gone", isNew: false },
  "report progress": { type: "reportProgress", goalId: "g" },
  "never started": { type: "recordOutcome", outcome: "never-started" },
  "ended by citizen": { type: "recordOutcome", outcome: "ended-by-citizen" },
} as const satisfies Record<string, CourseCommand>;

/** Which commands do something in which situation, and what. Every other hearing is nothing to do; every other wish is refused as said below. */
const does: Record<Situation, Partial<Record<keyof typeof commands, string>>> = {
  "not heard of": { accepted: "referral-accepted", over: "referral-over", consented: "measurement-consented", withdrawn: "measurement-ended", started: "course-started", ended: "course-ended" },
  accepted: { over: "referral-over", consented: "measurement-consented", withdrawn: "measurement-ended", started: "course-started", ended: "course-ended", "never started": "outcome-recorded", "ended by citizen": "outcome-recorded" },
  "consented to, and no more": { accepted: "referral-accepted", over: "referral-over", withdrawn: "measurement-ended", started: "course-started, check-in-due", ended: "course-ended" },
  "running without consent": { over: "referral-over", consented: "measurement-consented, check-in-due", withdrawn: "measurement-ended", ended: "course-ended", outcome: "outcome-recorded", "ended by citizen": "outcome-recorded" },
  "check-in due": {
    over: "referral-over",
    withdrawn: "measurement-ended, check-in-lapsed", ended: "course-ended, check-in-lapsed, check-in-due", threeWeeks: "check-in-lapsed", threeMonths: "check-in-lapsed, check-in-due",
    answer: "check-in-answered", decline: "check-in-declined", goal: "goal-set", outcome: "outcome-recorded", "ended by citizen": "outcome-recorded",
  },
  answered: {
    over: "referral-over",
    withdrawn: "measurement-ended", ended: "course-ended, check-in-due", threeMonths: "check-in-due",
    goal: "goal-reworded", "report progress": "progress-reported", outcome: "outcome-recorded", "ended by citizen": "outcome-recorded",
  },
  lapsed: { over: "referral-over", withdrawn: "measurement-ended", ended: "course-ended, check-in-due", threeMonths: "check-in-due", goal: "goal-set", outcome: "outcome-recorded", "ended by citizen": "outcome-recorded" },
  "consent withdrawn": { over: "referral-over", ended: "course-ended", outcome: "outcome-recorded", "ended by citizen": "outcome-recorded" },
  "over, last check-in due": { over: "referral-over", withdrawn: "measurement-ended, check-in-lapsed", answerEnd: "check-in-answered", goal: "goal-set", outcome: "outcome-recorded", "ended by citizen": "outcome-recorded" },
  measured: { over: "referral-over", withdrawn: "measurement-ended", outcome: "nothing", goal: "goal-set" },
  // A consent that was given before and is heard of after is noted, and nobody is asked whom we have forgotten.
  "over before it was accepted": { consented: "measurement-consented", withdrawn: "measurement-ended", started: "course-started", ended: "course-ended" },
  forgotten: { consented: "measurement-consented", withdrawn: "measurement-ended", outcome: "outcome-recorded, measured", "ended by citizen": "outcome-recorded, measured" },
};

const isMeasuredUnderConsent: readonly Situation[] = ["check-in due", "answered", "lapsed", "over, last check-in due", "measured"];

function refusalOf(command: CourseCommand, situation: Situation): string {
  const course = courseAfter(...situations[situation]);
  if (course === undefined) return "NOT_FOUND";
  if (command.type === "recordOutcome") return "COURSE_WRONG_STATE";
  if (command.type !== "declineCheckIn" && !isMeasuredUnderConsent.includes(situation)) return "CONSENT_NOT_ACTIVE";
  if (command.type === "setGoal" || command.type === "reportProgress") return "GOAL_UNKNOWN";
  return course.checkIns.some(({ id }) => "checkInId" in command && id === command.checkInId) ? "CHECK_IN_WRONG_STATE" : "NOT_FOUND";
}

describe.each(Object.keys(situations) as Situation[])("a course: %s", (situation) => {
  test.each(Object.keys(commands) as (keyof typeof commands)[])("%s", (name) => {
    const command: CourseCommand = commands[name];
    const otherwise = command.type.startsWith("hear") || command.type === "meetDeadline" ? "nothing" : refusalOf(command, situation);
    expect(outcomeOf(command, courseAfter(...situations[situation]))).toBe(does[situation][name] ?? otherwise);
  });
});

describe("what the table cannot say", () => {
  test("OUT-01 the answer carries the instrument and its version, and can be given until the last moment, not at it", () => {
    const due = courseAfter(...running)?.checkIns[0]?.answerBy ?? "";
    expect(outcomeOf({ ...h.answer, now: due }, courseAfter(...running))).toBe("ANSWER_TOO_LATE");
    expect(outcomeOf({ ...h.answer, now: new Date(Date.parse(due) - 1).toISOString() }, courseAfter(...running))).toBe("check-in-answered");
    expect(courseAfter(...running, h.answer)?.checkIns).toEqual([{ id: "at-start", moment: "start", status: "answered", answerBy: due, instrument: "urn:i|1" }]);
  });

  test("OUT-01 a citizen who consents after a moment's three weeks is not asked for it, and for the next one in its time", () => {
    const late = { ...h.consented, now: "2026-01-27T09:00:00.000Z" };
    const course = courseAfter(h.accepted, h.started, late);
    expect(course).toMatchObject({ checkIns: [], deadlineAt: threeMonthsOn });
    expect(outcomeOf({ ...h.threeMonths, now: "2026-04-05T08:59:59.999Z" }, course)).toBe("nothing");
    expect(heardBy(course, h.threeMonths).events).toEqual([{ type: "check-in-due", checkInId: "at-three-months", moment: "three-months", answerBy: "2026-04-26T22:00:00.000Z" }]);
    const tooLateForBoth = { ...h.consented, now: "2026-04-26T22:00:00.000Z" };
    expect(courseAfter(h.accepted, h.started, tooLateForBoth)).toMatchObject({ checkIns: [], deadlineAt: null });
  });

  test("OUT-01 a start that we hear of late costs the citizen none of the three weeks", () => {
    const course = courseAfter(h.accepted, h.consented, { ...h.started, now: "2026-03-01T09:00:00.000Z" });
    expect(course?.checkIns).toMatchObject([{ moment: "start", status: "due", answerBy: "2026-03-22T23:00:00.000Z" }]);
  });

  test("OUT-10 a consent for another organisation is none for this course", () => {
    const course = courseAfter(h.accepted, { ...h.consented, organisationId: "organisation-another" }, h.started);
    expect(course).toMatchObject({ checkIns: [], organisationId });
    expect(outcomeOf(h.goal, course)).toBe("CONSENT_NOT_ACTIVE");
  });

  test("CON-14 CON-22 the old grant that comes late never overwrites the newer withdrawal, not even after another consent came and went", () => {
    const another = { ...h.consented, consentId: "d" };
    const course = courseAfter(...running, h.withdrawn, another, { ...h.withdrawn, consentId: "d" });
    expect(outcomeOf(h.consented, course)).toBe("nothing");
    expect(outcomeOf(another, course)).toBe("nothing");
    expect(outcomeOf(h.consented, courseAfter(h.withdrawn))).toBe("nothing");
  });

  test("OUT-07 the late end of an old consent takes only what rested on it", () => {
    const course = courseAfter(...running, h.goal, { ...h.consented, consentId: "d" }, { ...h.goal, goalId: "on the new one" }, h.withdrawn);
    expect(course?.goals).toEqual([{ id: "on the new one", consentId: "d" }]);
    expect(course?.checkIns).toMatchObject([{ status: "due" }]);
  });

  test("OUT-07 a withdrawal leaves the course where it was", () => {
    const { goals: _g, checkIns: _c, consents: _s, deadlineAt: _d, ...before } = courseAfter(...running, h.goal) ?? {};
    expect(courseAfter(...running, h.goal, h.withdrawn)).toMatchObject({ ...before, goals: [], deadlineAt: null });
  });

  test("OUT-01 a course that is measured asks for nothing more, whoever consents after it", () => {
    const course = courseAfter(h.accepted, h.started, h.outcome, h.ended);
    expect(course?.status).toBe("measured");
    expect(outcomeOf({ ...h.consented, now: ended }, course)).toBe("measurement-consented");
  });

  test("an end that overtook its start is heard all the same", () => {
    expect(courseAfter(h.accepted, h.consented, h.ended, h.started)).toMatchObject({ startedAt: began, endedAt: ended, checkIns: [{ id: ids.end, status: "due" }] });
  });

  test("CON-29 a consent alone shows the organisation nothing", () => {
    expect(courseAfter(h.consented)).toMatchObject({ organisationId: null, subject: "unknown" });
  });
});
