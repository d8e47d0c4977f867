import { receiptsGivenRetention, removeDue } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { expect, onTestFinished, test } from "vitest";
import { removeCoursesThatAreOver } from "../../src/storage/remove-courses-that-are-over.ts";
import { stage } from "../given/stage.ts";

test("OPS-08 a course goes five years after the last that happened to it, and its receipt; one that goes on, one that is measured and a younger one stay", async () => {
  const s = await stage();
  const retention = connectPool(s.database.retentionUrl, { max: 1, applicationName: "retention" });
  onTestFinished(() => retention.end());
  const fiveYearsOn = (ms: number) => {
    const then = s.clock.now();
    then.setUTCFullYear(then.getUTCFullYear() + 5);
    return new Date(then.getTime() + ms);
  };
  const rules = [removeCoursesThatAreOver, receiptsGivenRetention];
  const [over, goesOn, measured, younger] = [s.factsOf(), s.factsOf(), s.factsOf(), s.factsOf()];
  await s.hearAll(over.accepted(), over.consented(), over.started(), over.ended(), over.over.closed(), over.withdrawn());
  await s.hearAll(goesOn.accepted(), goesOn.consented(), goesOn.started(), goesOn.withdrawn());
  await s.hearAll(measured.accepted(), measured.consented(), measured.started(), measured.over.closed());
  await s.hearAll(younger.accepted(), younger.started());
  s.clock.advance({ days: 1 });
  await s.hearAll(younger.over.closed());
  s.clock.advance({ days: -1 });

  const ids = async (sql: string) => (await s.database.owner.query<{ id: string }>(sql)).rows.map(({ id }) => id).toSorted();
  expect(await removeDue(retention, rules, fiveYearsOn(0))).toEqual({});
  expect(await removeDue(retention, rules, fiveYearsOn(1))).toEqual({ "courses-that-are-over": 1, "receipts-given": 2 });
  const kept = [goesOn, measured, younger].map(({ referralId }) => referralId).toSorted();
  expect(await ids("SELECT id FROM course")).toEqual(kept);
  expect(await ids("SELECT DISTINCT aggregate_id AS id FROM course_history")).toEqual(kept);
  for (const table of ["sealed_content", "course_subject"]) await expect(retention.query(`DELETE FROM ${table}`), table).rejects.toMatchObject({ code: "42501" });
});
