import type { EventMessage } from "@haandslag/messaging";
import type { TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentCall, inTransaction, reactOneByOne, reactWith } from "../../src/index.ts";
import { AddAsked, type CounterCommand } from "../counter/counter.ts";
import { counterDatabase, counters, ids, rowsOf, runnerOn, startedCounter, writtenOf } from "../counter/given.ts";

let database: TestDatabase;
beforeAll(async () => { database = await counterDatabase(); });
afterAll(() => database.drop());

const clock = { now: () => new Date("2026-03-01T09:00:00.000Z") };
const onAddAsked = reactWith({
  on: AddAsked, aggregate: counters, clock, id: ({ counterId }) => counterId,
  command: ({ steps }, _now, state): CounterCommand | undefined => (steps === 0 ? undefined : state === undefined ? { type: "start" } : { type: "add", steps }),
});
const asked = (counterId: string, steps = 1, more: Partial<EventMessage> = {}): EventMessage => {
  const id = ids.next();
  return { id, topic: AddAsked.topic, key: counterId, type: AddAsked.type, source: "test", time: clock.now().toISOString(), correlationId: ids.next(), sequence: "1", data: { counterId, steps }, ...more };
};
const react = (messages: EventMessage[], reaction = onAddAsked) => inTransaction(database.pool, (tx) => reaction.apply(tx, messages));
const startedCounters = (count: number) => Promise.all(Array.from({ length: count }, () => startedCounter(runnerOn(database.pool))));

describe("a batch of events is one change", () => {
  test("OPS-05 each of 500 keeps its own correlation, names its own cause, and acts as nobody", async () => {
    const all = await startedCounters(500);
    const trace = "0af7651916cd43dd8448eb211c80319c";
    const messages = all.map((id) => asked(id, 1, { traceparent: `00-${trace}-b7ad6b7169203331-01` }));
    await react(messages);
    const { rows } = await database.pool.query(
      `SELECT o.key, o.correlation_id, o.causation_id, o.traceparent, h.correlation_id AS history, h.actor FROM outbox o
       JOIN counter_history h ON h.aggregate_id = o.key::uuid AND h.version = 2 WHERE o.key = ANY($1) ORDER BY o.position`, [all]);
    expect(rows).toEqual(messages.map(({ id, key, correlationId }) => ({
      key, correlation_id: correlationId, history: correlationId, causation_id: id, actor: null, traceparent: expect.stringMatching(new RegExp(`^00-${trace}-`)),
    })));
  });

  test("events of several keys that concern one aggregate are applied one after another", async () => {
    const [a, b] = await startedCounters(2) as [string, string];
    await react([asked(a, 2), asked(b, 1), asked(a, 3, { key: ids.next() }), asked(a, 1, { key: ids.next() })]);
    expect(await writtenOf(database.pool, a)).toMatchObject({ count: 6, announced: [1, 2, 3, 4, 5, 6] });
    expect(await writtenOf(database.pool, b)).toMatchObject({ count: 1 });
    const made = ids.next();
    await react([asked(made, 1), asked(made, 5, { key: ids.next() })]);
    expect(await writtenOf(database.pool, made)).toMatchObject({ count: 5, versions: [1, 2, 3, 4, 5, 6] });
  });

  test("where one of them is refused, or is not what its type says, nothing of the batch is kept", async () => {
    const all = await startedCounters(3) as [string, string, string];
    const before = await rowsOf(database.pool, "counter_history");
    await expect(react([asked(all[0]), asked(all[1], 5000), asked(all[2])])).rejects.toMatchObject({ code: "REFERRAL_WRONG_STATE" });
    await expect(react([asked(all[0]), asked(all[1], 1, { data: { counterId: all[1], steps: "one" } })])).rejects.toMatchObject({ name: "ZodError" });
    expect(await rowsOf(database.pool, "counter_history")).toBe(before);
  });

  test("what concerns nothing of ours writes nothing", async () => {
    const before = await rowsOf(database.pool, "counter_history");
    await react([asked(ids.next(), 0), asked(ids.next(), 0)]);
    expect(await rowsOf(database.pool, "counter_history")).toBe(before);
  });
});

describe("OPS-01 two batches of the same aggregates in opposite order wait for each other, and neither is ended for the other's sake", () => {
  test("that exist", async () => {
    const all = await startedCounters(60);
    for (let round = 0; round < 5; round++) await Promise.all([react(all.map((id) => asked(id))), react(all.toReversed().map((id) => asked(id)))]);
    for (const id of all) expect(await writtenOf(database.pool, id)).toMatchObject({ count: 10, version: 11 });
  });

  test("that both would make: one makes them, the other is told to look again", async () => {
    const all = Array.from({ length: 9 }, () => ids.next());
    // A third holds the middle one until both have made what comes before it in their order.
    const third = await database.pool.connect();
    await third.query("BEGIN");
    await third.query("INSERT INTO counter (id, version, state) VALUES ($1, 1, '{}')", [all[4]]);
    const batches = Promise.allSettled([react(all.map((id) => asked(id))), react(all.toReversed().map((id) => asked(id)))]);
    await untilWaiting(2);
    await third.query("ROLLBACK");
    third.release();
    const outcomes = await batches;
    expect(outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [(outcome.reason as { name: string }).name] : []))).toEqual(["ChangedMeanwhile"]);
    for (const id of all) expect(await writtenOf(database.pool, id)).toMatchObject({ versions: [1] });
  });
});

test("OPS-01 a batch that is applied one by one locks in the order in which another group's batch does, and neither is ended for the other's sake", async () => {
  const [a, b] = (await startedCounters(2)).toSorted() as [string, string];
  let others: Promise<void> | undefined;
  const oneByOne = reactOneByOne({
    on: AddAsked,
    async apply({ counterId }, tx) {
      await counters.store.lock(tx, [counterId]);
      if (others !== undefined) return;
      others = react([asked(a), asked(b)]);
      others.catch(() => undefined);
      await untilWaiting(1);
    },
  });
  await react([asked(b), asked(a)], oneByOne);
  await others;
  for (const id of [a, b]) expect(await writtenOf(database.pool, id)).toMatchObject({ count: 1 });
});

async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query<{ waiting: number }>("SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
    if (rows[0]?.waiting === count) return;
  }
}

test("OPS-05 an event applied by itself is applied in its own call, in the same transaction as its batch", async () => {
  const seen: unknown[] = [];
  const onAsked = reactOneByOne({
    on: AddAsked,
    apply: async ({ counterId, steps }, tx) => {
      const { correlationId, causationId, actor } = currentCall();
      seen.push({ correlationId, causationId, actor });
      await tx.query("INSERT INTO counter_label VALUES ($1, 'seen')", [counterId]);
      if (steps > 9) throw new Error("no more than nine");
    },
  });
  const messages = [asked(ids.next()), asked(ids.next())].toSorted((one, other) => (one.key < other.key ? -1 : 1));
  await react(messages, onAsked);
  expect(seen).toEqual(messages.map(({ id, correlationId }) => ({ correlationId, causationId: id, actor: undefined })));
  await expect(react([asked(ids.next()), asked(ids.next(), 10)], onAsked)).rejects.toThrow("no more than nine");
  expect(await rowsOf(database.pool, "counter_label")).toBe(2);
});
