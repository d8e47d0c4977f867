import type { TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "../../src/index.ts";
import { caseworker, command, counterDatabase, counters, ids, keyOf, otherCaseworker, rowsOf, runnerOn, startedCounter, writtenOf } from "../counter/given.ts";

let database: TestDatabase;
let runner: ReturnType<typeof runnerOn>;
let woken = 0;
beforeAll(async () => {
  database = await counterDatabase();
  runner = runnerOn(database.pool, { onCommitted: () => { woken += 1; } });
});
afterAll(() => database.drop());

const written = (id: string) => writtenOf(database.pool, id);
const everything = async () => await Promise.all(["counter", "counter_history", "outbox", "idempotency", "counter_label"].map((table) => rowsOf(database.pool, table)));
const codeOf = (run: Promise<unknown>) => run.then(() => "done", (error: unknown) => (error instanceof DomainError ? error.code : String(error)));

describe("REF-21 a command's key gives the first result again", () => {
  test("after it has succeeded, also when the aggregate has moved on", async () => {
    const id = await startedCounter(runner);
    const add = () => command(runner, id, keyOf(`a-${id}`), { type: "add", steps: 2 });
    expect(await add()).toEqual({ count: 2, version: 3 });
    await command(runner, id, keyOf(`b-${id}`), { type: "add", steps: 3 });
    const before = await everything();
    woken = 0;
    expect(await add()).toEqual({ count: 2, version: 3 });
    expect([await everything(), woken]).toEqual([before, 0]);
  });

  test("after there was nothing to do, also when there would be by now", async () => {
    const id = await startedCounter(runner);
    await command(runner, id, keyOf(`a-${id}`), { type: "add", steps: 5 });
    const raise = () => command(runner, id, keyOf(`r-${id}`), { type: "raiseTo", count: 3 });
    expect(await raise()).toEqual({ count: 5, version: 6 });
    await database.pool.query("UPDATE counter SET state = jsonb_set(state, '{count}', '1') WHERE id = $1", [id]);
    expect(await raise()).toEqual({ count: 5, version: 6 });
    expect(await codeOf(command(runner, id, keyOf(`r-${id}`), { type: "raiseTo", count: 4 }))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect((await counters.store.find(database.pool, id))?.version).toBe(6);
  });

  test("to eight that come at once", async () => {
    const id = await startedCounter(runner);
    const told = await Promise.all(Array.from({ length: 8 }, () => command(runner, id, keyOf(`t-${id}`), { type: "add", steps: 4 })));
    expect(told).toEqual(told.map(() => ({ count: 4, version: 5 })));
    expect(await written(id)).toEqual({ version: 5, count: 4, versions: [1, 2, 3, 4, 5], announced: [1, 2, 3, 4] });
  });

  test("to eight that come at once and would each make a new aggregate: one is made", async () => {
    const key = keyOf(`make-${ids.next()}`);
    const before = await rowsOf(database.pool, "counter");
    const made = await Promise.all(Array.from({ length: 8 }, () => {
      const id = ids.next();
      return command(runner, id, key, { type: "start" }, { result: (stored) => ({ count: 0, version: 1, id: stored.id }) });
    }));
    for (const told of made) expect(told).toEqual(made[0]);
    expect(await rowsOf(database.pool, "counter")).toBe(before + 1);
  });

  test("to eight that come at once and write the same row beside the aggregate", async () => {
    const id = ids.next();
    const told = await Promise.all(Array.from({ length: 8 }, () => command(runner, id, keyOf(`l-${id}`), { type: "start" }, {
      within: async (tx) => { await tx.query("INSERT INTO counter_label VALUES ($1, 'first')", [id]); },
    })));
    expect(told).toEqual(told.map(() => ({ count: 0, version: 1 })));
    expect(await written(id)).toMatchObject({ versions: [1] });
  });

  test("to eight that come at once, would each make a new aggregate, and write the same row beside it", async () => {
    const place = ids.next();
    const make = () => command(runner, ids.next(), keyOf(`s-${place}`), { type: "start" }, { within: async (tx) => { await tx.query("INSERT INTO counter_label VALUES ($1, 'same')", [place]); } });
    const before = await rowsOf(database.pool, "counter");
    expect(await Promise.all(Array.from({ length: 8 }, make))).toEqual(Array.from({ length: 8 }, () => ({ count: 0, version: 1 })));
    expect(await rowsOf(database.pool, "counter")).toBe(before + 1);
  });

  test("to a twin whose own transaction finds the last place taken, by the first", async () => {
    const id = await startedCounter(runner);
    const takeLastPlace = () => command(runner, id, keyOf(`p-${id}`), { type: "add", steps: 1 }, {
      within: async (tx) => {
        const { rowCount } = await tx.query("INSERT INTO counter_label VALUES ($1, 'place') ON CONFLICT DO NOTHING", [id]);
        if (rowCount === 0) throw new DomainError("PEER_AT_CAPACITY");
      },
    });
    expect(await Promise.all([takeLastPlace(), takeLastPlace(), takeLastPlace()])).toEqual([1, 2, 3].map(() => ({ count: 1, version: 2 })));
    const other = await codeOf(command(runner, id, keyOf(`q-${id}`), { type: "add", steps: 1 }, { within: () => Promise.reject(new DomainError("PEER_AT_CAPACITY")) }));
    expect(other).toBe("PEER_AT_CAPACITY");
    expect(await written(id)).toMatchObject({ count: 1, versions: [1, 2] });
  });

  test("and is refused for another input, for another command; another person's same key is another key", async () => {
    const id = await startedCounter(runner);
    const key = keyOf(`k-${id}`);
    await command(runner, id, key, { type: "add", steps: 1 });
    expect(await codeOf(command(runner, id, key, { type: "add", steps: 2 }))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await codeOf(command(runner, id, key, { type: "add", steps: 1 }, { name: "subtract" }))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await codeOf(command(runner, id, key, { type: "add", steps: 1 }, { actor: { ...caseworker, role: "team-leader" } }))).toBe("done");
    expect(await codeOf(command(runner, id, key, { type: "add", steps: 7 }, { actor: otherCaseworker }))).toBe("done");
    expect(await written(id)).toMatchObject({ count: 9 });
  });

  test("a record holds the command's name, a hash and the result, and nothing of the input", async () => {
    const id = await startedCounter(runner);
    await command(runner, id, keyOf(`n-${id}`), { type: "note", text: "Rosinante" });
    const { rows } = await database.pool.query("SELECT * FROM idempotency WHERE key = $1", [keyOf(`n-${id}`)]);
    expect(rows).toEqual([{ actor: "caseworker:u1", key: keyOf(`n-${id}`), command: "note", request_hash: expect.stringMatching(/^[0-9a-f]{64}$/), result: { count: 0, version: 2 }, at: expect.any(Date) }]);
  });
});

describe("a command that does not succeed leaves nothing", () => {
  test("refused by the domain, and its key is free", async () => {
    const id = await startedCounter(runner);
    const before = await everything();
    expect(await codeOf(command(runner, id, keyOf(`f-${id}`), { type: "add", steps: 1001 }))).toBe("REFERRAL_WRONG_STATE");
    expect(await everything()).toEqual(before);
    expect(await codeOf(command(runner, id, keyOf(`f-${id}`), { type: "add", steps: 1 }))).toBe("done");
  });

  test("thrown out of its own transaction, before or after it wrote there", async () => {
    const id = await startedCounter(runner);
    const before = await everything();
    woken = 0;
    const run = (within: (tx: { query(text: string, values: unknown[]): Promise<unknown> }) => Promise<void>) => codeOf(command(runner, id, keyOf(`w-${id}`), { type: "add", steps: 1 }, { within }));
    expect(await run(() => Promise.reject(new DomainError("CONSENT_NOT_ACTIVE")))).toBe("CONSENT_NOT_ACTIVE");
    expect(await run(async (tx) => {
      await tx.query("INSERT INTO counter_label VALUES ($1, 'gone')", [id]);
      throw new DomainError("CONSENT_UNAVAILABLE");
    })).toBe("CONSENT_UNAVAILABLE");
    expect(await run(async (tx) => { await tx.query("INSERT INTO counter_label VALUES ($1, NULL)", [id]); })).toMatch(/null value/);
    expect([await everything(), woken]).toEqual([before, 0]);
    expect(await run(async (tx) => { await tx.query("INSERT INTO counter_label VALUES ($1, 'kept')", [id]); })).toBe("done");
  });

  test("CON-29 on what the actor may not know: as on what does not exist, and the key tells nothing", async () => {
    const id = await startedCounter(runner);
    const before = await everything();
    const unknown = await codeOf(command(runner, ids.next(), keyOf("x"), { type: "add", steps: 1 }));
    const foreign = await codeOf(command(runner, id, keyOf("x"), { type: "add", steps: 1 }, { mayKnow: () => false }));
    expect([unknown, foreign, await everything()]).toEqual(["NOT_FOUND", "NOT_FOUND", before]);
  });
});

test("two that deadlock in their own transactions both succeed", async () => {
  const [a, b] = [await startedCounter(runner), await startedCounter(runner)];
  await database.pool.query("INSERT INTO counter_label VALUES ($1, '0'), ($2, '0')", [a, b]);
  let both = 0;
  const bump = async (tx: { query(text: string, values: unknown[]): Promise<unknown> }, id: string) => { await tx.query("UPDATE counter_label SET label = label || '+' WHERE counter_id = $1", [id]); };
  const run = (id: string, first: string, second: string) => command(runner, id, keyOf(`d-${id}`), { type: "add", steps: 1 }, {
    within: async (tx) => {
      await bump(tx, first);
      both += 1;
      for (let waited = 0; both < 2 && waited < 200; waited++) await new Promise((resolve) => { setTimeout(resolve, 5); });
      await bump(tx, second);
    },
  });
  await Promise.all([run(a, a, b), run(b, b, a)]);
  const { rows } = await database.pool.query("SELECT label FROM counter_label WHERE counter_id IN ($1, $2)", [a, b]);
  expect(rows).toEqual([{ label: "0++" }, { label: "0++" }]);
});
