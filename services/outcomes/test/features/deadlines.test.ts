import { CheckInDue } from "@haandslag/contracts";
import { asService, startDeadlineWorker } from "@haandslag/service-kit";
import { expect, onTestFinished, test } from "vitest";
import { onDeadline } from "../../src/reactions/on-deadline.ts";
import { codeOf } from "../given/codes.ts";
import { runningCourse } from "../given/situations.ts";

type Course = Awaited<ReturnType<typeof runningCourse>>;

/** The worker as the service runs it, only sweeping more often. */
function worker({ database, clock, courses, ids, log }: Course): { close(): Promise<void> } {
  const running = startDeadlineWorker({ pool: database.pool, clock, deadlines: [onDeadline(courses, ids)], log, everyMs: 10, onCommitted: () => {} });
  onTestFinished(() => running.close());
  return running;
}

const checkIns = async (at: Course) => (await at.course())?.checkIns.map(({ moment, status }) => `${moment} ${status}`);
const eventually = async (at: Course, expected: string[]) => await expect.poll(() => checkIns(at), { timeout: 10_000 }).toEqual(expected);

test("OUT-01 nobody answers: the check-in lapses after three weeks, and at three months the next is due and told", async () => {
  const at = await runningCourse();
  worker(at);
  at.clock.moveTo("2026-12-14T22:59:59Z");
  await expect(at.answer()).resolves.toBeDefined();
  const other = await runningCourse(at);
  at.clock.moveTo("2027-01-04T22:59:59.999Z");
  expect(await checkIns(other)).toEqual(["start due"]);
  at.clock.moveTo("2027-01-04T23:00:00Z");
  await eventually(other, ["start lapsed"]);
  expect(await codeOf(other.answer())).toBe("CHECK_IN_WRONG_STATE");
  at.clock.moveTo("2027-02-23T08:59:59Z");
  expect(await checkIns(at)).toEqual(["start answered"]);
  at.clock.moveTo("2027-02-23T09:00:00Z");
  await eventually(at, ["start answered", "three-months due"]);
  await eventually(other, ["start lapsed", "three-months due"]);
  const { rows } = await at.database.owner.query<{ data: unknown }>("SELECT data FROM outbox WHERE type = $1 AND key = $2 ORDER BY position", [CheckInDue.type, at.referralId]);
  expect(rows.map(({ data }) => CheckInDue.data.parse(data))).toMatchObject([{ moment: "start" }, { moment: "three-months", answerBy: "2027-03-16T23:00:00.000Z" }]);
});

test("OPS-02 a deadline that passed while nothing ran is met when it runs again, once by two instances", async () => {
  const at = await runningCourse();
  await at.answer();
  at.clock.moveTo("2027-02-24T09:00:00Z");
  worker(at);
  worker(at);
  await eventually(at, ["start answered", "three-months due"]);
  const { rowCount } = await at.database.owner.query("SELECT 1 FROM course_history WHERE type = 'check-in-due'");
  expect(rowCount).toBe(2);
});

test("OUT-10 after the withdrawal nothing is asked any more, and no deadline waits", async () => {
  const at = await runningCourse();
  await at.hearAll(at.facts.withdrawn());
  at.clock.moveTo("2027-03-30T09:00:00Z");
  const { rows } = await at.database.owner.query("SELECT 1 FROM course WHERE deadline_at IS NOT NULL");
  expect(rows).toEqual([]);
  await asService(() => onDeadline(at.courses, at.ids).meetDue(at.database.pool, at.clock.now()));
  expect(await checkIns(at)).toEqual(["start lapsed"]);
});
