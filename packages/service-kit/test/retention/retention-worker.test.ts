import type { TestDatabase } from "@haandslag/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLog, type RetentionRule, startRetentionWorker } from "../../src/index.ts";
import { counterDatabase, ids, rowsOf } from "../counter/given.ts";

let database: TestDatabase;
let now: Date;
let lines: { level: number; msg: string; clock?: string }[];
let worker: ReturnType<typeof startRetentionWorker> | undefined;
const at = new Date("2026-03-01T09:00:00.000Z");
const daysOn = (days: number, ms = 0) => new Date(at.getTime() + days * 86_400_000 + ms);
beforeAll(async () => { database = await counterDatabase(); });
afterAll(() => database.drop());
beforeEach(async () => {
  lines = [];
  await database.owner.query("TRUNCATE outbox, counter_label");
});
afterEach(() => worker?.close());

/** Whatever there is, is due. */
const everything: RetentionRule = {
  code: "labels", what: "Labels", keep: { days: 30 }, from: "their beginning", paragraph: "GDPR art. 5(1)(e)", origin: "product",
  remove: async (tx) => (await tx.query("DELETE FROM counter_label")).rowCount ?? 0,
};
const whenWritten = (time: Date) => database.owner.query("INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, data) VALUES ($1, 't', 'k', 'e', $2, 'c', '{}')", [ids.next(), time]);
const whenDue = () => database.owner.query("INSERT INTO counter_label VALUES ($1, 'due')", [ids.next()]);
const start = (o: { isMovable?: boolean } = {}) => {
  worker = startRetentionWorker({
    url: database.ownerUrl, applicationName: "retention of the tests", rules: [everything], clock: { now: () => now }, isMovable: true, everyMs: 20, ...o,
    log: createLog({ service: "referral", destination: { write: (line: string) => lines.push(JSON.parse(line) as (typeof lines)[number]) } }),
  });
  return worker;
};
/** What it says once it has looked with the clock as it is. */
const says = async (what: RegExp) => { await expect.poll(() => worker?.says(), { timeout: 10_000 }).toMatch(what); };
const left = () => rowsOf(database.owner, "counter_label");

describe("OPS-08 OPS-03 retention by a clock that cannot be right deletes nothing and says so", () => {
  test.each([
    ["a month and more past the newest event", daysOn(31, 1), 0, /nothing is deleted: .*more than 31 days past what was known/],
    ["before the newest event", daysOn(0, -10_001), 0, /nothing is deleted: .*before what was known/],
  ])("%s", async (_what, clock, written, why) => {
    await whenWritten(daysOn(written));
    await whenDue();
    now = clock;
    start();
    await says(why);
    expect(await left()).toBe(1);
    expect(lines[0]).toMatchObject({ level: 50, msg: expect.stringContaining("nothing is deleted by it") as string, clock: expect.stringContaining(now.toISOString()) as string });
  });

  test.each([["at the newest event", at], ["a little before it, as another process's clock may be", daysOn(0, -10_000)], ["a month past it", daysOn(31)]])("and goes on where the clock is %s", async (_what, clock) => {
    await whenWritten(at);
    await whenDue();
    now = clock;
    start();
    await says(/^last ran by/);
    expect(await left()).toBe(0);
  });

  test("a clock that jumps while the process runs is not believed for what is written by it, and is again when it is back", async () => {
    await whenWritten(at);
    now = at;
    start();
    await says(/^last ran by/);
    now = daysOn(400);
    await says(/more than 31 days past/);
    await whenDue();
    await whenWritten(now);
    const before = lines.length;
    await expect.poll(() => lines.length).toBeGreaterThan(before + 2);
    expect(await left()).toBe(1);
    now = daysOn(1);
    await says(/^last ran by/);
    expect(await left()).toBe(0);
  });

  test("in production, where no clock is moved, one that is more than a day from the database's is not believed either, were it only in the newest event too", async () => {
    now = new Date(Date.now() + 2 * 86_400_000);
    await whenWritten(now);
    await whenDue();
    start({ isMovable: false });
    await says(/nothing is deleted: .*the database's/);
    expect(await left()).toBe(1);
    now = new Date();
    await database.owner.query("TRUNCATE outbox");
    await worker?.close();
    start({ isMovable: false });
    await says(/^last ran by/);
    expect(await left()).toBe(0);
  });
});
