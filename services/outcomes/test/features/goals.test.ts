import { describe, expect, test } from "vitest";
import { codeOf } from "../given/codes.ts";
import { everyColumn } from "../given/every-column.ts";
import { once, runningCourse } from "../given/situations.ts";

const words = "Jeg vil gå tur med Rosinante hver søndag";
type Course = Awaited<ReturnType<typeof runningCourse>>;
const goalsOf = async (at: Course) => (await at.citizen.myCourse({ referralId: at.referralId })).goals;
const report = (at: Course, goalId: string, progress: number, key = once()) => at.citizen.reportProgress({ ...key, referralId: at.referralId, goalId, progress });

describe("OUT-02 goals in the citizen's own words", () => {
  test("are set, put in other words, and carry the citizen's own view of progress, none at the cost of the other", async () => {
    const at = await runningCourse();
    const { goalId } = await at.setGoal(words);
    expect(await goalsOf(at)).toEqual([{ goalId, words, progress: 0 }]);
    expect(await report(at, goalId, 3)).toEqual({ goalId });
    await at.setGoal("Mandag", goalId);
    expect(await goalsOf(at)).toEqual([{ goalId, words: "Mandag", progress: 3 }]);
  });

  test("are refused where there is no such goal to change", async () => {
    const at = await runningCourse();
    expect(await codeOf(at.setGoal(words, at.ids.next()))).toBe("GOAL_UNKNOWN");
    expect(await codeOf(report(at, at.ids.next(), 1))).toBe("GOAL_UNKNOWN");
    expect(await goalsOf(at)).toEqual([]);
  });

  test("REF-21 a replay gives the first goal and makes no second", async () => {
    const at = await runningCourse();
    const command = { ...once(), referralId: at.referralId, words };
    const first = await at.citizen.setGoal(command);
    expect(await at.citizen.setGoal(command)).toEqual(first);
    expect(await goalsOf(at)).toHaveLength(1);
  });

  test("REF-21 the same key with other words, or another progress, is refused: nothing that the citizen wrote is lost in silence", async () => {
    const at = await runningCourse();
    const command = { ...once(), referralId: at.referralId, words };
    const { goalId } = await at.citizen.setGoal(command);
    expect(await codeOf(at.citizen.setGoal({ ...command, words: "Mandag" }))).toBe("IDEMPOTENCY_KEY_REUSED");
    const key = once();
    await report(at, goalId, 1, key);
    expect(await codeOf(report(at, goalId, 2, key))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await goalsOf(at)).toEqual([{ goalId, words, progress: 1 }]);
  });

  test("REF-21 an older report that comes again does not undo the newer one", async () => {
    const at = await runningCourse();
    const { goalId } = await at.setGoal(words);
    const older = once();
    await report(at, goalId, 1, older);
    await report(at, goalId, 4);
    expect(await report(at, goalId, 1, older)).toEqual({ goalId });
    expect(await goalsOf(at)).toMatchObject([{ progress: 4 }]);
  });

  test("two changes at once leave both: words from one window, progress from the other", async () => {
    const at = await runningCourse();
    const { goalId } = await at.setGoal(words);
    await Promise.all([at.setGoal("Mandag", goalId), report(at, goalId, 2)]);
    expect(await goalsOf(at)).toEqual([{ goalId, words: "Mandag", progress: 2 }]);
  });

  test.each([["no", "CONSENT_NOT_ACTIVE"], ["nothing", "CONSENT_UNAVAILABLE"]] as const)("OUT-10 CON-20 rest on the consent to measurement: the consent service says %s", async (answer, code) => {
    const at = await runningCourse();
    const { goalId } = await at.setGoal(words);
    at.consent.answer = answer;
    expect([await codeOf(at.setGoal("more")), await codeOf(at.setGoal("other", goalId)), await codeOf(report(at, goalId, 2))]).toEqual([code, code, code]);
    expect(await goalsOf(at)).toEqual([{ goalId, words, progress: 0 }]);
  });
});

test("CON-26 a goal's words are in no column of either database, in no event and in no line of the log", async () => {
  const at = await runningCourse();
  const { goalId } = await at.setGoal(words);
  await at.setGoal(`${words}, to`, goalId);
  await codeOf(at.setGoal(words, at.ids.next()));
  await codeOf(at.citizen.setGoal({ ...once(), referralId: words, words: `${words}${"!".repeat(4000)}` }));
  const everything = `${[...(await everyColumn(at.database, at.keys)).values()].join("\n")}\n${at.logged.join("\n")}`.toLowerCase();
  for (const form of formsOf("Rosinante hver")) expect(everything).not.toContain(form.toLowerCase());
  // The search finds what is there: otherwise the lines above would say nothing.
  for (const form of formsOf(words)) await at.database.owner.query("INSERT INTO inbox (consumer, event_id) VALUES ($1, $2)", [form, at.ids.next()]);
  const planted = [...(await everyColumn(at.database, at.keys)).values()].join("\n").toLowerCase();
  for (const form of formsOf("Rosinante hver")) expect(planted).toContain(form.toLowerCase());
});

/** A text as it may stand in a column: plain, hex, URL-encoded, and base64 at each of its three alignments. */
function formsOf(text: string): string[] {
  const aligned = [0, 1, 2].map((before) => Buffer.from(`${" ".repeat(before)}${text}`).toString("base64").slice(before === 0 ? 0 : 4, -4));
  return [text, Buffer.from(text).toString("hex"), encodeURIComponent(text), ...aligned];
}
