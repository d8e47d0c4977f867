import { movableTestClock, type TestDatabase } from "@haandslag/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Aggregate, createLog, deadlinesOf, startDeadlineWorker } from "../../src/index.ts";
import { type Counter, type CounterCommand, counterDecider, type CounterEvent } from "../counter/counter.ts";
import { counterDatabase, counters, runnerOn, startedCounter, writtenOf } from "../counter/given.ts";

let database: TestDatabase;
let workers: { close(): Promise<void> }[];
let lines: Record<string, unknown>[];
const clock = movableTestClock("2026-03-01T09:00:00.000Z");
beforeEach(async () => {
  database = await counterDatabase();
  workers = [];
  lines = [];
  clock.moveTo("2026-03-01T09:00:00.000Z");
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await database.drop();
});

const meetDeadline = (now: Date): CounterCommand => ({ type: "meetDeadline", at: now.toISOString() });
type Counters = Aggregate<Counter, CounterCommand, CounterEvent>;
function start(o: { aggregate?: Counters; onCommitted?: () => void } = {}): { close(): Promise<void> } {
  const log = createLog({ service: "test", destination: { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) } });
  const worker = startDeadlineWorker({ pool: database.pool, clock, deadlines: [deadlinesOf(o.aggregate ?? counters, meetDeadline)], log, everyMs: 10, onCommitted: o.onCommitted ?? (() => undefined) });
  workers.push(worker);
  return worker;
}
const waiting = (count: number, deadlineAt: string) => Promise.all(Array.from({ length: count }, () => startedCounter(runnerOn(database.pool), { deadlineAt })));
const stillDue = async () => (await database.pool.query<{ due: number }>("SELECT count(*)::int AS due FROM counter WHERE deadline_at <= $1", [clock.now().toISOString()])).rows[0]?.due;
async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}

test("a deadline is met when the clock has passed it, not before, also by a worker that started after it", async () => {
  const [id] = await waiting(1, "2026-03-02T09:00:00.000Z") as [string];
  let woken = 0;
  const worker = start({ onCommitted: () => { woken += 1; } });
  clock.moveTo("2026-03-02T08:59:59.999Z");
  await new Promise((resolve) => { setTimeout(resolve, 60); });
  expect([(await writtenOf(database.pool, id)).version, woken]).toEqual([1, 0]);
  await worker.close();
  clock.moveTo("2026-03-02T09:00:00.000Z");
  await new Promise((resolve) => { setTimeout(resolve, 40); });
  expect((await writtenOf(database.pool, id)).version).toBe(1);
  start({ onCommitted: () => { woken += 1; } });
  await until("the deadline is met", async () => (await writtenOf(database.pool, id)).version === 2);
  await until("the relay is woken", () => woken > 0);
});

test("two workers meet 250 deadlines once each, as nobody, each in a call of its own", async () => {
  await waiting(250, "2026-03-01T08:00:00.000Z");
  start();
  start();
  await until("all are met", async () => (await stillDue()) === 0);
  const { rows } = await database.pool.query("SELECT count(*)::int AS met, count(DISTINCT correlation_id)::int AS calls, count(actor->>'userId')::int AS people FROM counter_history WHERE type = 'deadline-met'");
  expect(rows).toEqual([{ met: 250, calls: 250, people: 0 }]);
});

describe("those that cannot be met hold up nobody else", () => {
  const poison = "2026-01-01T00:00:00.000Z";

  test("120 that fail, though they are the oldest: the others are met, and it is said once, by id and without values", async () => {
    const failing = await waiting(120, poison);
    const others = await waiting(130, "2026-03-01T08:00:00.000Z");
    const aggregate: Counters = { ...counters, decider: { ...counterDecider, decide: (command, state) => { if (state?.deadlineAt === poison) throw new TypeError("cannot do this with Rosinante"); return counterDecider.decide(command, state); } } };
    start({ aggregate });
    await until("the others are met", async () => (await stillDue()) === 120);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    for (const id of others) expect((await writtenOf(database.pool, id)).version).toBe(2);
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain("Rosinante");
    expect(failing.some((id) => JSON.stringify(lines).includes(id))).toBe(true);
  });

  test("150 that nothing is decided for: the worker goes on with others, rests between its sweeps, and can be closed", async () => {
    await waiting(150, poison);
    const [other] = await waiting(1, "2026-03-01T08:00:00.000Z") as [string];
    let asked = 0;
    const aggregate: Counters = { ...counters, decider: { ...counterDecider, decide: (command, state) => { asked += 1; return state?.deadlineAt === poison ? { events: [] } : counterDecider.decide(command, state); } } };
    const worker = start({ aggregate });
    await until("the other is met", async () => (await writtenOf(database.pool, other)).version === 2);
    await worker.close();
    const askedBefore = asked;
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    expect(asked).toBe(askedBefore);
  });
});

test("OPS-03 a clock that cannot be read ends no worker", async () => {
  const [id] = await waiting(1, "2026-03-01T08:00:00.000Z") as [string];
  let isBroken = true;
  const log = createLog({ service: "test", destination: { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) } });
  const worker = startDeadlineWorker({
    pool: database.pool, clock: { now: () => { if (isBroken) throw new Error("The clock's file cannot be read."); return clock.now(); } },
    deadlines: [deadlinesOf(counters, meetDeadline)], log, everyMs: 10, onCommitted: () => undefined,
  });
  workers.push(worker);
  await until("it is said", () => lines.length === 1);
  isBroken = false;
  await until("it is met", async () => (await writtenOf(database.pool, id)).version === 2);
});
