import { asService } from "@haandslag/service-kit";
import { fileURLToPath } from "node:url";
import { schemaDrift } from "@haandslag/service-kit/database";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CourseEvent } from "../../src/domain/course/events.ts";
import { evolve } from "../../src/domain/course/evolve.ts";
import type { Course } from "../../src/domain/course/state.ts";
import { codeOf } from "../given/codes.ts";
import { citizen, coordinator } from "../given/people.ts";
import { once, runningCourse } from "../given/situations.ts";
import { stage } from "../given/stage.ts";

test("schema.prisma says what the migrations make", async () => {
  const { database } = await stage();
  expect(await schemaDrift({ url: database.ownerUrl, schemaPath: fileURLToPath(new URL("../../prisma/schema.prisma", import.meta.url)) })).toBe("");
});

describe("CON-12 the service's own role cannot change what happened", () => {
  const refused = [
    "UPDATE course_history SET type = 'measured'", "DELETE FROM course_history", "TRUNCATE course_history",
    "UPDATE outbox SET data = '{}'", "UPDATE outbox SET type = 'x'", "DELETE FROM outbox", "TRUNCATE outbox",
    "UPDATE idempotency SET result = '{}'", "DELETE FROM idempotency", "DELETE FROM inbox", "DELETE FROM course",
    "UPDATE sealed_content SET data_key_id = id", "UPDATE course_subject SET referral_id = referral_id", "UPDATE receipt_given SET epoch = 9", "DELETE FROM receipt_given", "ALTER TABLE course_history DISABLE TRIGGER ALL", "DROP TABLE course_history", "CREATE TABLE mine (id int)",
  ];
  test("by the database, whatever the code does", async () => {
    const at = await runningCourse();
    await at.answer();
    for (const sql of refused) {
      const refusal = await at.database.pool.query(sql).then(() => ({ code: "allowed" }), (error: { code: string }) => error);
      expect(refusal.code, sql).toBe("42501");
    }
    expect((await asService(() => at.database.pool.query("UPDATE outbox SET published_at = now()"))).rowCount, "the relay's mark is the one change").toBe(2);
    expect(await at.keys.pool.query("DELETE FROM data_key").catch((error: { code: string }) => error.code)).toBe("42501");
  });
});

test("REF-01 CON-22 replaying the history gives the row, after any path of events and commands through the service itself", async () => {
  const at = await stage();
  const step = fc.constantFrom("accepted", "consented", "withdrawn", "expired", "started", "ended", "answer", "decline", "goal", "progress", "outcome", "another consent", "time", "over");
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (path) => {
    const facts = at.factsOf();
    const { referralId } = facts;
    const [who, organisation] = [at.as(citizen), at.as(coordinator)];
    for (const one of path) {
      const course = await at.courseOf(referralId);
      const checkInId = course?.checkIns.at(-1)?.id ?? referralId;
      const goalId = course?.goals[0]?.id ?? referralId;
      if (one === "answer") await codeOf(who.answerCheckIn({ ...once(), referralId, checkInId, answers: { hope: 1 } }));
      else if (one === "decline") await codeOf(who.declineCheckIn({ ...once(), referralId, checkInId }));
      else if (one === "goal") await codeOf(who.setGoal({ ...once(), referralId, words: "words" }));
      else if (one === "progress") await codeOf(who.reportProgress({ ...once(), referralId, goalId, progress: 1 }));
      else if (one === "outcome") await codeOf(organisation.recordOutcome({ ...once(), referralId, outcome: "ended-by-citizen" }));
      else if (one === "another consent") await at.hearAll(facts.consented(at.ids.next()));
      else if (one === "over") await at.hearAll(facts.over.closed());
      else if (one === "time") at.clock.advance({ days: 15 });
      else await at.hearAll(facts[one]());
    }
    const stored = await at.courses.store.find(at.database.owner, referralId);
    const history = await at.courses.store.history(at.database.owner, referralId);
    expect(history.map(({ version }) => version)).toEqual(history.map((_, i) => i + 1));
    expect(history.map(({ data }) => data).reduce<Course | undefined>((state, event: CourseEvent) => evolve(state, event), undefined)).toEqual(stored?.state);
    expect(stored?.version ?? 0).toBe(history.length);
    const held = await at.database.owner.query("SELECT 1 FROM course_subject WHERE referral_id = $1", [referralId]);
    expect(held.rowCount).toBe(stored?.state.subject === "held" ? 1 : 0);
  }), { numRuns: 40 });
});
