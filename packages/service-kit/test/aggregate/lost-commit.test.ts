import type { TestDatabase } from "@haandslag/testing";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectPool, isDatabaseAway } from "../../src/database/index.ts";
import { type CuttingProxy, cuttingProxy } from "../counter/cutting-proxy.ts";
import { command, counterDatabase, type CounterRun, ids, keyOf, rowsOf, runnerOn, startedCounter, writtenOf } from "../counter/given.ts";

let database: TestDatabase;
let proxy: CuttingProxy;
let pool: pg.Pool;
beforeAll(async () => {
  database = await counterDatabase();
  const url = new URL(database.url);
  proxy = await cuttingProxy(Number(url.port));
  url.host = `127.0.0.1:${proxy.port}`;
  pool = connectPool(url.href, { max: 2, applicationName: "test" });
});
afterAll(async () => {
  await pool.end();
  proxy.close();
  await database.drop();
});

const label = (id: string): Partial<CounterRun> => ({ within: async (tx) => { await tx.query("INSERT INTO counter_label VALUES ($1, 'once')", [id]); } });

describe("OPS-02, REF-21 and CON-18: a connection that is lost while the commit is on its way", () => {
  test.each<[string, string, boolean, (id: string) => Partial<CounterRun>]>([
    ["of one statement", "save-counter", true, () => ({})],
    ["of a transaction", "COMMIT", true, label],
    ["before the transaction's commit", "counter_label", false, label],
  ])("%s: away to the caller, whose next try gets the one result", async (_what, at, hasHappened, more) => {
    const runner = runnerOn(pool);
    const id = await startedCounter(runner);
    const add = () => command(runner, id, keyOf(`a-${id}`), { type: "add", steps: 2 }, more(id));
    const cut = proxy.cutAfter(at);
    const error = await add().catch((thrown: unknown) => thrown);
    await cut;
    expect(isDatabaseAway(error)).toBe(true);
    const written = () => writtenOf(database.pool, id);
    // CON-18: the change and its events are one commit.
    expect(await written()).toMatchObject(hasHappened ? { count: 2, announced: [1, 2] } : { count: 0, announced: [] });
    expect(await add()).toEqual({ count: 2, version: 3 });
    expect(await written()).toEqual({ count: 2, version: 3, versions: [1, 2, 3], announced: [1, 2] });
  });

  test("of a command that makes an aggregate: it is made once", async () => {
    const runner = runnerOn(pool);
    const key = keyOf(`m-${ids.next()}`);
    let made = 0;
    const make = () => { const id = ids.next(); return command(runner, id, key, { type: "start" }, { result: ({ version }) => ({ count: made += 1, version }) }); };
    const before = await rowsOf(database.pool, "counter");
    const cut = proxy.cutAfter("save-counter");
    expect(isDatabaseAway(await make().catch((thrown: unknown) => thrown))).toBe(true);
    await cut;
    const first = await make();
    expect(await make()).toEqual(first);
    expect(await rowsOf(database.pool, "counter")).toBe(before + 1);
  });
});
