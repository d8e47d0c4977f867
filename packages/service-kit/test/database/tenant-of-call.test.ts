import { createTestDatabase, type TestDatabase } from "@haandslag/testing";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../src/auth/index.ts";
import { connectPool } from "../../src/database/index.ts";
import { beginCall, inTransaction, scopeOf, unverified, withinCall, withinScope } from "../../src/index.ts";

const harbour: Actor = { userId: "h", role: "coordinator", tenantId: "organisation-harbour" };
const bridge: Actor = { userId: "b", role: "coordinator", tenantId: "organisation-bridge" };
const as = <Result>(actor: Actor | undefined, run: () => Promise<Result>) => withinCall(beginCall({ actor }), run);

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase({ sql: `
    CREATE TABLE note (id int PRIMARY KEY, tenant text NOT NULL);
    INSERT INTO note VALUES (1, 'organisation-harbour'), (2, 'organisation-bridge');
    ALTER TABLE note ENABLE ROW LEVEL SECURITY;
    CREATE POLICY of_the_call ON note USING (current_setting('app.tenant', true) IN ('*', tenant));
    DO $$ BEGIN EXECUTE format('GRANT SELECT ON note TO %I', current_database() || '_app'); END $$;` });
  pool = connectPool(database.url, { max: 1, applicationName: "tenants" });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
const seen = async (on: Pick<Pool, "query"> = pool) => (await on.query<{ id: number }>("SELECT id FROM note ORDER BY id")).rows.map(({ id }) => id);

describe("CON-29 a connection reaches the rows of the call that it was taken in", () => {
  it("and no other call's, on the very same connection, whatever order they come in", async () => {
    const calls = [() => as(harbour, seen), () => as(bridge, seen), () => as(undefined, seen), () => seen(), () => as(harbour, seen)];
    expect(await Promise.all(calls.map((call) => call()))).toEqual([[1], [2], [1, 2], [], [1]]);
  });

  it("and a transaction keeps them, while others wait for its connection", async () => {
    const long = as(harbour, () => inTransaction(pool, async (tx) => {
      await tx.query("SELECT pg_sleep(0.05)");
      return await seen(tx);
    }));
    expect(await Promise.all([long, as(bridge, seen), seen()])).toEqual([[1], [2], []]);
  });

  it("and a transaction that failed leaves nothing of its own behind", async () => {
    await expect(as(harbour, () => inTransaction(pool, async (tx) => { await tx.query("SELECT 1/0"); }))).rejects.toMatchObject({ code: "22012" });
    expect(await as(bridge, seen)).toEqual([2]);
    expect(await seen()).toEqual([]);
  });

  it("through Prisma's adapter too, one statement more only where the scope changes", async () => {
    const adapter = await new PrismaPg(pool).connect();
    const ask = async () => (await adapter.queryRaw({ sql: "SELECT id FROM note ORDER BY id", args: [], argTypes: [] })).rows.map(([id]) => Number(id));
    const sets = async () => Number((await pool.query("SELECT sum(calls)::int AS n FROM (SELECT 1 AS calls FROM pg_prepared_statements WHERE name = 'tenant-of-call') s")).rows[0]?.n ?? 0);
    expect(await as(harbour, ask)).toEqual([1]);
    expect(await as(bridge, ask)).toEqual([2]);
    expect(await ask()).toEqual([]);
    expect(await sets()).toBe(1);
  });

  it("and a pool that cannot connect says so, asked either way", async () => {
    const nowhere = connectPool("postgresql://nobody@127.0.0.1:1/nothing", { max: 1, applicationName: "nowhere" });
    await expect(as(harbour, () => nowhere.query("SELECT 1"))).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await expect(as(harbour, () => nowhere.connect())).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await nowhere.end();
  });
});

describe("CON-29 the scope of a call", () => {
  const call = (actor: Partial<Actor>) => scopeOf(beginCall({ actor: { userId: "u", role: "peer", ...actor } }));
  it.each<[string, string, string]>([
    ["outside of any call", scopeOf(), ""],
    ["a reaction or a worker", scopeOf(beginCall({})), "*"],
    ["another service", call({ role: "service", service: "referral" }), "*"],
    ["a request whose token is not verified yet", scopeOf(unverified(beginCall({}))), ""],
    ["a citizen", call({ role: "citizen", subjectId: "s_a" }), "s_a"],
    ["a citizen without subject", call({ role: "citizen" }), ""],
    ["a caseworker", call({ role: "caseworker", tenantId: "municipality-0101" }), "municipality-0101"],
    ["a caseworker without authority", call({ role: "caseworker" }), ""],
    ["a region that others are merged into (REF-17)", call({ role: "team-leader", tenantId: "region-oestdanmark" }), "region-oestdanmark region-1084 region-1085"],
    ["a coordinator", call({ role: "coordinator", tenantId: "organisation-harbour" }), "organisation-harbour"],
    ["a peer without organisation", call({ role: "peer" }), ""],
    ["an auditor of one tenant", call({ role: "auditor", tenantId: "organisation-harbour" }), "organisation-harbour"],
    ["an auditor", call({ role: "auditor" }), "*"],
    ["whoever was bound to another", withinCall(beginCall({ actor: harbour }), () => withinScope("organisation-bridge", () => scopeOf())), "organisation-bridge"],
  ])("of %s", (_whose, scope, expected) => {
    expect(scope).toBe(expected);
  });
});
