import { createHash, createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ChimeItem } from "@haandslag/contracts";
import { describe, expect, test } from "vitest";
import { codeOf } from "../given/codes.ts";
import { everyColumn } from "../given/every-column.ts";
import { citizen, otherOrganisationId } from "../given/people.ts";
import { once, runningCourse, someAnswers } from "../given/situations.ts";

type Course = Awaited<ReturnType<typeof runningCourse>>;
const entries = async ({ database }: Course) => (await database.owner.query("SELECT id, data_key_id FROM sealed_content WHERE kind <> 'pseudonym'")).rows;
const liveKeys = async ({ keys }: Course) => (await keys.pool.query("SELECT id FROM data_key WHERE owner = 'goals' AND (destroyed_at IS NULL OR wrapped IS NOT NULL)")).rows;

async function answeredCourse() {
  const at = await runningCourse();
  await at.answer();
  const { goalId } = await at.setGoal("a goal in own words");
  await at.citizen.reportProgress({ ...once(), referralId: at.referralId, goalId, progress: 3 });
  return { ...at, goalId };
}

describe("after the consent to measurement has ended", () => {
  test.each(["withdrawn", "expired"] as const)("OUT-07 OUT-10 (%s) answers and goals are gone from every table of both databases", async (how) => {
    const at = await answeredCourse();
    expect([await entries(at), await liveKeys(at)]).toMatchObject([{ length: 2 }, { length: 1 }]);
    await at.hearAll(at.facts[how]());
    expect([await entries(at), await liveKeys(at)]).toEqual([[], []]);
    const course = await at.citizen.myCourse({ referralId: at.referralId });
    expect(course).toMatchObject({ isMeasured: false, goals: [], checkIns: [{ status: "answered", scores: null }] });
  });

  test("OUT-07 what stays cannot be turned back into answers: no value, and no hash of one that could be tried out", async () => {
    const at = await runningCourse();
    const checkInId = await at.checkIn();
    const answer = { ...once(), referralId: at.referralId, checkInId, answers: someAnswers };
    await at.citizen.answerCheckIn(answer);
    const { goalId } = await at.setGoal("a goal in own words");
    const progress = { ...once(), referralId: at.referralId, goalId, progress: 3 };
    await at.citizen.reportProgress(progress);
    await at.hearAll(at.facts.withdrawn());
    const left = await everyColumn(at.database, at.keys);
    const { rows } = await at.database.owner.query<{ data: object; result: object }>("SELECT data, NULL::jsonb AS result FROM course_history UNION ALL SELECT data, NULL FROM outbox UNION ALL SELECT NULL, result FROM idempotency");
    for (const { data, result } of rows) expect(Object.keys(data ?? result)).not.toEqual(expect.arrayContaining([expect.stringMatching(/progress$|answers|words|scores/)]));
    for (const item of ChimeItem.options) expect([...left.values()].join("\n")).not.toContain(item);
    // Somebody with the database knows key and ids: under a hash without a key from elsewhere, five tries would tell the answer.
    for (const [name, input] of [["answerCheckIn", answer], ["reportProgress", progress]] as const) {
      const text = JSON.stringify([name, input]);
      expect(left.get("idempotency")).toContain(createHmac("sha256", "request key of the tests").update(text).digest("hex"));
      for (const tried of [createHash("sha256").update(text), createHmac("sha256", "").update(text)]) expect(left.get("idempotency")).not.toContain(tried.digest("hex"));
    }
  });

  test("OUT-07 the course goes on: it ends, its outcome is recorded, and it counts as measured", async () => {
    const at = await answeredCourse();
    await at.hearAll(at.facts.withdrawn());
    expect(await at.course()).toMatchObject({ status: "measuring", endedAt: null, deadlineAt: null });
    await at.hearAll(at.facts.ended());
    await at.coordinator.recordOutcome({ ...once(), referralId: at.referralId, outcome: "goals-reached" });
    expect(await at.course()).toMatchObject({ status: "measured", outcome: "goals-reached", checkIns: [{ moment: "start" }] });
  });

  test("CON-16 withdrawing another purpose touches nothing here", async () => {
    const at = await answeredCourse();
    const before = await at.course();
    await at.hearAll(at.facts.withdrawn(at.ids.next(), "feedback"));
    expect([await at.course(), await entries(at)]).toEqual([before, expect.objectContaining({ length: 2 })]);
  });

  test("CON-22 heard twice, and then the old grant again: nothing comes back", async () => {
    const at = await answeredCourse();
    await at.hearAll(at.facts.withdrawn(), at.facts.withdrawn());
    const withdrawn = await at.course();
    await at.hearAll(at.facts.consented(), at.facts.started(), at.facts.accepted());
    expect(await at.course()).toEqual(withdrawn);
    expect(await codeOf(at.setGoal("again"))).toBe("CONSENT_NOT_ACTIVE");
    expect([await entries(at), await liveKeys(at)]).toEqual([[], []]);
  });

  test("CON-22 a withdrawal that overtakes its grant wins", async () => {
    const at = await runningCourse();
    const facts = at.factsOf();
    await at.hearAll(facts.withdrawn(), facts.accepted(), facts.consented(), facts.started());
    expect(await at.as(citizen).myCourse({ referralId: facts.referralId })).toMatchObject({ isMeasured: false, checkIns: [] });
  });

  test("CON-14 a new consent is a new beginning, and the late end of the old one takes none of it", async () => {
    const at = await answeredCourse();
    const second = at.ids.next();
    await at.hearAll(at.facts.withdrawn(), at.facts.consented(second));
    const { goalId } = await at.setGoal("a new goal");
    await at.hearAll(at.facts.withdrawn());
    expect((await at.citizen.myCourse({ referralId: at.referralId })).goals).toEqual([{ goalId, words: "a new goal", progress: 0 }]);
    await at.hearAll(at.facts.withdrawn(second));
    expect([await entries(at), await liveKeys(at)]).toEqual([[], []]);
  });

  test("one referral's withdrawal leaves another's answers", async () => {
    const at = await answeredCourse();
    const other = at.factsOf({ organisationId: otherOrganisationId });
    await at.hearAll(other.accepted(), other.consented(), other.started());
    await at.as(citizen).setGoal({ ...once(), referralId: other.referralId, words: "elsewhere" });
    await at.hearAll(at.facts.withdrawn());
    expect((await at.as(citizen).myCourse({ referralId: other.referralId })).goals).toMatchObject([{ words: "elsewhere" }]);
  });
});

describe("OUT-07 an answer that races the withdrawal leaves nothing", () => {
  test("the withdrawal is through after the consent service said yes and before the answer is sealed", async () => {
    const at = await runningCourse();
    at.consent.meanwhile = () => at.hearAll(at.facts.withdrawn());
    expect(await codeOf(at.answer())).toBe("CONSENT_NOT_ACTIVE");
    expect([await entries(at), await liveKeys(at)]).toEqual([[], []]);
  });

  test("the withdrawal holds the course while the answer is on its way: it waits, meets the withdrawal, and not even makes a key", async () => {
    const at = await runningCourse();
    const holder = await at.database.owner.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT 1 FROM course WHERE id = $1 FOR UPDATE", [at.referralId]);
    const withdrawing = at.hearAll(at.facts.withdrawn());
    await waiting(at, 1);
    const answering = codeOf(at.answer());
    await waiting(at, 2).finally(() => holder.query("COMMIT").then(() => holder.release()));
    await withdrawing;
    expect(await answering).toBe("CONSENT_NOT_ACTIVE");
    expect([await entries(at), await liveKeys(at)]).toEqual([[], []]);
    expect((await at.keys.pool.query("SELECT 1 FROM data_key WHERE owner = 'goals'")).rowCount).toBe(0);
  });

  test("both at once, again and again, with goals and progress among them: whoever comes first, nothing is left", async () => {
    const at = await runningCourse();
    const outcomes = new Set<string>();
    for (let round = 0; round < 25; round++) {
      const facts = at.factsOf();
      const { referralId } = facts;
      await at.hearAll(facts.accepted(), facts.consented(), facts.started());
      const checkInId = (await at.courseOf(referralId))?.checkIns[0]?.id ?? "";
      const who = at.as(citizen);
      const { goalId } = await who.setGoal({ ...once(), referralId, words: "before" });
      const [answer] = await Promise.all([
        codeOf(who.answerCheckIn({ ...once(), referralId, checkInId, answers: someAnswers })),
        codeOf(who.setGoal({ ...once(), referralId, words: "beside" })),
        codeOf(who.reportProgress({ ...once(), referralId, goalId, progress: 2 })),
        // What comes first is left to chance, within what one statement takes.
        sleep(round % 8).then(() => withdrawnInTheEnd(at, facts)),
      ]);
      outcomes.add(answer);
      expect([await entries(at), await liveKeys(at)], `round ${round}: ${answer}`).toEqual([[], []]);
      expect((await at.courseOf(referralId))?.goals).toEqual([]);
    }
    for (const outcome of outcomes) expect(["allowed", "CONSENT_NOT_ACTIVE"]).toContain(outcome);
  });
});

/** As the consumer does: an event that meets a conflict comes again. */
async function withdrawnInTheEnd(at: Course, facts: Course["facts"]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await at.hearAll(facts.withdrawn());
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

/** Waits until so many statements of this database wait for a lock. */
async function waiting({ database }: Course, statements: number): Promise<void> {
  await expect.poll(async () => (await database.pool.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).rowCount, { timeout: 10_000, interval: 5 }).toBe(statements);
}
