import { setTimeout as sleep } from "node:timers/promises";
import type { TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginCall, type Change, ChangedMeanwhile, inTransaction } from "../../src/index.ts";
import { type Counter, counterDecider, type CounterEvent, evolve, full } from "../counter/counter.ts";
import { command, counterDatabase, counters, ids, keyOf, rowsOf, runnerOn, startedCounter, writtenOf } from "../counter/given.ts";

let database: TestDatabase;
let runner: ReturnType<typeof runnerOn>;
beforeAll(async () => {
  database = await counterDatabase();
  runner = runnerOn(database.pool);
});
afterAll(() => database.drop());

const at = new Date("2026-03-01T09:00:00.000Z");
const everything = async () => await Promise.all(["counter", "counter_history", "outbox", "idempotency"].map((table) => rowsOf(database.pool, table)));
/** One step further, decided on what is stored now. */
async function step(id: string): Promise<Change<Counter, CounterEvent>> {
  const stored = await counters.store.find(database.pool, id);
  const event: CounterEvent = { type: "added", count: (stored?.state.count ?? 0) + 1 };
  const state = evolve(stored?.state, event);
  return { id, expectedVersion: stored?.version ?? 0, state, events: [event], announcements: counterDecider.announce(event, state, id) };
}
const start = (id: string): Change<Counter, CounterEvent> =>
  ({ id, expectedVersion: 0, state: evolve(undefined, { type: "started", deadlineAt: null }), events: [{ type: "started", deadlineAt: null }], announcements: [] });
const save = (change: Change<Counter, CounterEvent>, key: string) =>
  counters.store.save(database.pool, [change], { call: beginCall({}), at, idempotency: { actor: "a", key, command: "c", requestHash: "h", result: {} } });

describe("a save that lost the race writes nothing: no row, no history, no event, no record", () => {
  test.each<[string, () => Promise<Change<Counter, CounterEvent>>]>([
    ["of a change", async () => await step(await startedCounter(runner))],
    ["of a new aggregate", () => Promise.resolve(start(ids.next()))],
  ])("%s", async (_what, given) => {
    const change = await given();
    await save(change, ids.next());
    const before = await everything();
    await expect(save(change, ids.next())).rejects.toThrow(ChangedMeanwhile);
    expect(await everything()).toEqual(before);
  });

  test.each<[string, () => Promise<Change<Counter, CounterEvent>>]>([
    ["of changes", async () => await step(await startedCounter(runner))],
    ["of a new aggregate", () => Promise.resolve(start(ids.next()))],
  ])("%s, ten at once: one is saved", async (_what, given) => {
    const change = await given();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => save(change, ids.next())));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rows } = await database.pool.query("SELECT count(*)::int AS rows FROM counter_history WHERE aggregate_id = $1 AND version = $2", [change.id, change.expectedVersion + 1]);
    expect(rows).toEqual([{ rows: 1 }]);
    await writtenOf(database.pool, change.id);
  });

  test("in a batch: the transaction goes back whole", async () => {
    const [kept, moved] = [await startedCounter(runner), await startedCounter(runner)];
    const batch = [await step(kept), await step(moved)];
    await command(runner, moved, keyOf(`m-${moved}`), { type: "add", steps: 1 });
    const before = await everything();
    await expect(inTransaction(database.pool, (tx) => counters.store.save(tx, batch, { call: beginCall({}), at }))).rejects.toMatchObject({ code: "40001" });
    expect(await everything()).toEqual(before);
  });
});

describe("OPS-01 events stand in the outbox in the order of the aggregate's versions", () => {
  test("within one command of a thousand events", async () => {
    const id = await startedCounter(runner);
    await command(runner, id, keyOf(`l-${id}`), { type: "add", steps: full });
    const written = await writtenOf(database.pool, id);
    expect(written.announced).toEqual(Array.from({ length: full }, (_, i) => i + 1));
    expect(written.versions).toEqual(Array.from({ length: full + 1 }, (_, i) => i + 1));
    expect((await counters.store.find(database.pool, id))?.state.status).toBe("full");
  });

  test("of forty commands at once on three counters, and each is carried out", async () => {
    const all = [await startedCounter(runner), await startedCounter(runner), await startedCounter(runner)];
    // Whoever competes waits for its turn: none is told that something changed meanwhile, were they ever so many.
    await Promise.all(Array.from({ length: 40 }, (_, i) => command(runner, all[i % 3] as string, keyOf(`c-${i}`), { type: "add", steps: 1 + (i % 4) })));
    for (const id of all) {
      const { announced, count, versions, version } = await writtenOf(database.pool, id);
      expect(announced).toEqual(Array.from({ length: count }, (_, i) => i + 1));
      expect(versions).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    }
  });

  test("of sixty commands at once on one counter that write elsewhere too, while events move it on, and each is carried out", async () => {
    const id = await startedCounter(runner);
    let isOver = false;
    const moving = (async () => { for (; !isOver; await sleep(20)) await save(await step(id), ids.next()).catch((error: unknown) => { if (!(error instanceof ChangedMeanwhile)) throw error; }); })();
    const within = async (tx: { query(text: string, values: unknown[]): Promise<unknown> }) => { await tx.query("INSERT INTO counter_label VALUES ($1, 'seen')", [ids.next()]); };
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => command(runner, id, keyOf(`w-${i}-${id}`), { type: "add", steps: 1 }, { within })));
    isOver = true;
    await moving;
    expect(outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []))).toEqual([]);
    await writtenOf(database.pool, id);
  });

  test("of a batch of many aggregates: in the order of the batch", async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => startedCounter(runner)));
    const batch = await Promise.all(all.toReversed().map(step));
    await counters.store.save(database.pool, batch, { call: beginCall({}), at });
    const { rows } = await database.pool.query<{ key: string }>("SELECT key FROM outbox WHERE key = ANY($1) ORDER BY position", [all]);
    expect(rows.map(({ key }) => key)).toEqual(all.toReversed());
  });
});

test("who did it and when stands in the history, as ids and codes", async () => {
  const id = await startedCounter(runnerOn(database.pool, { clock: { now: () => at } }));
  const [first] = await counters.store.history(database.pool, id);
  expect(first).toEqual({ version: 1, type: "started", data: { type: "started", deadlineAt: null }, at, actor: { userId: "u1", role: "caseworker", tenantId: "municipality-0101", unitId: "unit-1" }, correlationId: expect.any(String) });
});
