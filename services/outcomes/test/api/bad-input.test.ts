import { describe, expect, test } from "vitest";
import { once, runningCourse } from "../given/situations.ts";

type Course = Awaited<ReturnType<typeof runningCourse>>;
const secret = "Rosinante";

/** What is wrong, the call, and where the answer says so: `field CODE`. */
const cases: [string, string, (at: Course, checkInId: string) => unknown, string[]][] = [
  ["no input at all", "answerCheckIn", () => undefined, ["(input) MISSING"]],
  ["text in place of an object", "setGoal", () => secret, ["(input) WRONG_TYPE"]],
  ["no idempotency key", "declineCheckIn", (at, checkInId) => ({ referralId: at.referralId, checkInId }), ["idempotencyKey MISSING"]],
  ["a key with a space in it", "declineCheckIn", (at, checkInId) => ({ idempotencyKey: "key with space", referralId: at.referralId, checkInId }), ["idempotencyKey WRONG_FORMAT"]],
  ["a referral id that is none", "myCourse", () => ({ referralId: secret }), ["referralId WRONG_FORMAT"]],
  ["an answer above the scale", "answerCheckIn", (at, checkInId) => ({ ...once(), referralId: at.referralId, checkInId, answers: { hope: 5 } }), ["answers.hope TOO_LONG"]],
  ["an answer below the scale", "answerCheckIn", (at, checkInId) => ({ ...once(), referralId: at.referralId, checkInId, answers: { hope: -1 } }), ["answers.hope TOO_SHORT"]],
  ["half an answer", "answerCheckIn", (at, checkInId) => ({ ...once(), referralId: at.referralId, checkInId, answers: { hope: 1.5 } }), ["answers.hope WRONG_TYPE"]],
  ["a skipped question as null", "answerCheckIn", (at, checkInId) => ({ ...once(), referralId: at.referralId, checkInId, answers: { hope: null } }), ["answers.hope WRONG_TYPE"]],
  ["a question that is none", "answerCheckIn", (at, checkInId) => ({ ...once(), referralId: at.referralId, checkInId, answers: { [secret]: 1 } }), [`answers.(unknown 1) UNKNOWN_FIELD`]],
  ["a goal without words", "setGoal", (at) => ({ ...once(), referralId: at.referralId, words: "   " }), ["words TOO_SHORT"]],
  ["a goal of a whole book", "setGoal", (at) => ({ ...once(), referralId: at.referralId, words: secret.repeat(1000) }), ["words TOO_LONG"]],
  ["progress beyond the end", "reportProgress", (at) => ({ ...once(), referralId: at.referralId, goalId: at.referralId, progress: 5 }), ["progress TOO_LONG"]],
  ["an outcome that nobody knows", "recordOutcome", (at) => ({ ...once(), referralId: at.referralId, outcome: secret }), ["outcome NOT_ONE_OF"]],
  ["a field that nobody asked for", "recordOutcome", (at) => ({ ...once(), referralId: at.referralId, outcome: "goals-reached", [secret]: 1 }), ["(unknown 1) UNKNOWN_FIELD"]],
  ["a page of none", "listCourses", () => ({ limit: 0 }), ["limit TOO_SHORT"]],
  ["a page of too many", "listCourses", () => ({ limit: 101 }), ["limit TOO_LONG"]],
  ["a cursor of one's own making", "listCourses", () => ({ cursor: "' OR 1=1" }), ["cursor WRONG_FORMAT"]],
];

describe("OPS-04 bad input is refused field by field, changes nothing and is repeated nowhere", () => {
  test("all of it", async () => {
    const at = await runningCourse();
    const checkInId = await at.checkIn();
    const before = await at.courses.store.history(at.database.owner, at.referralId);
    for (const [what, procedure, input, expected] of cases) {
      const caller = procedure === "recordOutcome" || procedure === "listCourses" ? at.coordinator : at.citizen;
      const refusal = await (caller as unknown as Record<string, (value: unknown) => Promise<unknown>>)[procedure]?.(input(at, checkInId)).then(() => ({}), (error: unknown) => error) as { code?: string; cause?: { code: string; fields: { field: string; code: string }[] } };
      expect({ code: refusal.code, domain: refusal.cause?.code, fields: refusal.cause?.fields.map(({ field, code }) => `${field} ${code}`) }, what)
        .toEqual({ code: "BAD_REQUEST", domain: "INPUT_INVALID", fields: expected });
      expect(JSON.stringify(refusal.cause?.fields), what).not.toContain(secret);
    }
    expect(await at.courses.store.history(at.database.owner, at.referralId)).toEqual(before);
    expect((await at.database.owner.query("SELECT 1 FROM idempotency UNION ALL SELECT 1 FROM sealed_content WHERE kind <> 'pseudonym'")).rowCount).toBe(0);
    expect(at.logged.join("\n")).not.toContain(secret);
    expect(at.consent.asked).toBe(0);
  });
});
