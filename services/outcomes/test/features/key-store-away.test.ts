import { expect, test } from "vitest";
import { codeOf } from "../given/codes.ts";
import { runningCourse } from "../given/situations.ts";

test("OPS-03 the key store is away: OUTCOMES_UNAVAILABLE and nothing changed, and it works when it is back", async () => {
  const at = await runningCourse();
  await at.setGoal("a goal in own words");
  const before = await at.courses.store.history(at.database.owner, at.referralId);
  at.keyStore.isAway = true;
  expect([await codeOf(at.answer()), await codeOf(at.setGoal("another")), await codeOf(at.citizen.myCourse({ referralId: at.referralId }))]).toEqual(Array(3).fill("OUTCOMES_UNAVAILABLE"));
  expect(await at.courses.store.history(at.database.owner, at.referralId)).toEqual(before);
  at.keyStore.isAway = false;
  expect(await codeOf(at.answer())).toBe("allowed");
});

test("OUT-07 CON-18 a withdrawal that cannot reach the key store fails whole, and erases when it comes again", async () => {
  const at = await runningCourse();
  await at.answer();
  at.keyStore.isAway = true;
  await expect(at.hearAll(at.facts.withdrawn())).rejects.toThrow("key store");
  expect(await at.course()).toMatchObject({ consents: [{ status: "given" }] });
  at.keyStore.isAway = false;
  await at.hearAll(at.facts.withdrawn());
  expect(await at.course()).toMatchObject({ consents: [{ status: "ended" }] });
  expect((await at.database.owner.query("SELECT 1 FROM sealed_content WHERE kind <> 'pseudonym'")).rowCount).toBe(0);
  expect((await at.keys.pool.query("SELECT 1 FROM data_key WHERE wrapped IS NOT NULL AND owner = 'goals'")).rowCount).toBe(0);
});
