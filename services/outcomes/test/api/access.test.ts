import { roles } from "@haandslag/service-kit/auth";
import { describe, expect, test } from "vitest";
import { router } from "../../src/api/router.ts";
import { codeOf } from "../given/codes.ts";
import { otherCitizen, otherCoordinator, people } from "../given/people.ts";
import { once, runningCourse } from "../given/situations.ts";

type Course = Awaited<ReturnType<typeof runningCourse>>;
type Caller = Course["citizen"];

/** Who may call what; and the call itself, as right as it can be. A new procedure without a row fails below. */
const table: Record<string, { roles: readonly (typeof roles)[number][]; knows?: "citizen" | "coordinator"; call(caller: Caller, at: Course): Promise<unknown> }> = {
  instrument: { roles: ["citizen", "coordinator", "caseworker", "team-leader", "auditor"], call: (caller) => caller.instrument() },
  exportMyAnswers: { roles: ["citizen"], knows: "citizen", call: (caller, { referralId }) => caller.exportMyAnswers({ referralId }) },
  myCourse: { roles: ["citizen"], knows: "citizen", call: (caller, { referralId }) => caller.myCourse({ referralId }) },
  answerCheckIn: { roles: ["citizen"], knows: "citizen", call: async (caller, at) => caller.answerCheckIn({ ...once(), referralId: at.referralId, checkInId: await at.checkIn(), answers: { hope: 1 } }) },
  declineCheckIn: { roles: ["citizen"], knows: "citizen", call: async (caller, at) => caller.declineCheckIn({ ...once(), referralId: at.referralId, checkInId: await at.checkIn() }) },
  setGoal: { roles: ["citizen"], knows: "citizen", call: (caller, { referralId }) => caller.setGoal({ ...once(), referralId, words: "words" }) },
  reportProgress: { roles: ["citizen"], knows: "citizen", call: async (caller, at) => caller.reportProgress({ ...once(), referralId: at.referralId, goalId: (await at.course())?.goals[0]?.id ?? "", progress: 1 }) },
  recordOutcome: { roles: ["coordinator"], knows: "coordinator", call: (caller, { referralId }) => caller.recordOutcome({ ...once(), referralId, outcome: "goals-reached" }) },
  listCourses: { roles: ["coordinator"], call: (caller) => caller.listCourses({}) },
};
const procedures = (router as unknown as { _def: { procedures: Record<string, { _def: { meta?: { roles: readonly string[] } } }> } })._def.procedures;

test("every procedure has a row, and the row says what the procedure says", () => {
  expect(Object.fromEntries(Object.entries(procedures).map(([name, { _def }]) => [name, _def.meta?.roles])))
    .toEqual(Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row.roles])));
});

const writtenBy = async ({ database }: Course) => (await database.owner.query("SELECT (SELECT count(*) FROM course_history) AS history, (SELECT count(*) FROM sealed_content) AS sealed, (SELECT count(*) FROM idempotency) AS idempotency")).rows[0];

describe("CON-29 who may", () => {
  test.each(Object.entries(table))("%s", async (_name, { roles: allowed, knows, call }) => {
    const at = await runningCourse();
    await at.setGoal("a goal to report on");
    const before = await writtenBy(at);
    expect(await codeOf(call(at.as("nobody"), at)), "nobody").toBe("NOT_LOGGED_IN");
    for (const role of roles.filter((one) => !allowed.includes(one))) expect(await codeOf(call(at.as(people[role]), at)), role).toBe("NOT_ALLOWED");
    if (knows !== undefined) expect(await codeOf(call(at.as(knows === "citizen" ? otherCitizen : otherCoordinator), at)), "of another citizen or organisation").toBe("NOT_FOUND");
    expect(await writtenBy(at), "those who may not have changed nothing").toEqual(before);
    for (const role of allowed) expect(await codeOf(call(at.as(people[role]), at)), role).toBe("allowed");
  });
});

describe("CON-29 what belongs to another is answered exactly as what is not there", () => {
  test.each(Object.entries(table).filter(([, { knows }]) => knows !== undefined))("%s", async (_name, { knows, call }) => {
    const at = await runningCourse();
    await at.setGoal("a goal to report on");
    const of = async (referralId: string) => await call(at.as(knows === "citizen" ? otherCitizen : otherCoordinator), { ...at, referralId }).catch((error: unknown) => {
      const { message, code, cause } = error as { message: string; code: string; cause: { code: string; detail: unknown; fields: unknown } };
      return { message, code, cause: { code: cause.code, detail: cause.detail, fields: cause.fields } };
    });
    const [anothers, nobodys] = [await of(at.referralId), await of(at.ids.next())];
    expect(anothers).toEqual(nobodys);
    expect(anothers).toMatchObject({ code: "NOT_FOUND" });
  });

  test("a citizen without subject id, a coordinator without organisation: nothing is theirs", async () => {
    const at = await runningCourse();
    const { subjectId: _s, ...citizen } = people.citizen;
    const { tenantId: _t, ...coordinator } = people.coordinator;
    expect(await codeOf(at.as(citizen).myCourse({ referralId: at.referralId }))).toBe("NOT_FOUND");
    expect(await codeOf(at.as(coordinator).recordOutcome({ ...once(), referralId: at.referralId, outcome: "ended-by-citizen" }))).toBe("NOT_FOUND");
    expect(await at.as(coordinator).listCourses({})).toEqual({ courses: [], next: null });
  });
});
