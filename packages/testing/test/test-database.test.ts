import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@haandslag/local-stack/postgres";
import pg from "pg";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { createTestDatabase, type TestDatabaseOptions } from "../src/index.ts";

async function testDatabase(o?: TestDatabaseOptions) {
  const database = await createTestDatabase(o);
  onTestFinished(() => database.drop());
  return database;
}

async function asRole(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(sql).then((result) => result.rows).finally(() => client.end());
}

const codeOf = (promise: Promise<unknown>) => promise.then(() => "done", (error: pg.DatabaseError) => error.code);

describe("a test's database", () => {
  test("has the service's schema, and the app's rights and no more", async () => {
    const { pool, ownerUrl } = await testDatabase({ service: "referral_keys" });
    expect((await pool.query("SELECT current_user AS who")).rows).toEqual([{ who: "referral_keys_app" }]);
    expect((await pool.query("SELECT count(*)::int AS keys FROM data_key")).rows).toEqual([{ keys: 0 }]);
    expect(await codeOf(pool.query("DELETE FROM data_key"))).toBe("42501");
    expect(await codeOf(pool.query("CREATE TABLE mine (id int)"))).toBe("42501");
    expect(await codeOf(asRole(ownerUrl, "CREATE TABLE ours (id int)"))).toBe("done");
  });

  test("is fresh each time: what one test writes another does not see", async () => {
    const sql = "CREATE TABLE note (id int)";
    const [one, two] = await Promise.all([testDatabase({ sql }), testDatabase({ sql })]);
    await asRole(one.ownerUrl, "INSERT INTO note VALUES (1)");
    expect(await asRole(one.ownerUrl, "SELECT * FROM note")).toHaveLength(1);
    expect(await asRole(two.ownerUrl, "SELECT * FROM note")).toHaveLength(0);
  });

  test("is had on each server that one process uses, also where another had that schema before", async () => {
    const dir = mkdtempSync(join(tmpdir(), "haandslag-second-server-"));
    const second = await startPostgres({ dir: join(dir, "postgres"), durable: false });
    onTestFinished(async () => {
      await second.stop();
      rmSync(dir, { recursive: true, force: true });
    });
    const sql = "CREATE TABLE here (id int)";
    await testDatabase({ sql });
    const database = await createTestDatabase({ sql, server: second.superuserUrl() });
    expect(await asRole(database.ownerUrl, "SELECT * FROM here")).toEqual([]);
    await database.drop();
  });

  test("takes plain SQL as its schema, which names its roles by database or by argument", async () => {
    const byDatabase = await testDatabase({
      sql: `CREATE TABLE a (id int); DO $$ BEGIN EXECUTE format('GRANT SELECT ON a TO %I', current_database() || '_app'); END $$`,
    });
    expect((await byDatabase.pool.query("SELECT * FROM a")).rows).toEqual([]);
    const byArgument = await testDatabase({ sql: ({ app }) => `CREATE TABLE b (id int); GRANT SELECT ON b TO ${app}` });
    expect((await byArgument.pool.query("SELECT * FROM b")).rows).toEqual([]);
    const onTop = await testDatabase({ service: "outcomes_keys", sql: ({ app }) => `CREATE TABLE c (id int); GRANT SELECT ON c TO ${app}` });
    expect((await onTop.pool.query("SELECT * FROM c, data_key")).rows).toEqual([]);
  });

  test("lets in nobody of another service", async () => {
    const referral = await testDatabase({ service: "referral_keys" });
    const outcomes = await testDatabase({ service: "outcomes_keys" });
    const intruder = Object.assign(new URL(outcomes.url), { pathname: new URL(referral.url).pathname }).href;
    expect(await codeOf(asRole(intruder, "SELECT 1"))).toBe("42501");
  });

  test("is gone when dropped, also while somebody is connected", async () => {
    const database = await createTestDatabase({ sql: "SELECT 1" });
    const held = new pg.Client({ connectionString: database.ownerUrl });
    held.on("error", () => {});
    await held.connect();
    await database.drop();
    await database.drop();
    expect(await codeOf(asRole(database.ownerUrl, "SELECT 1"))).toBe("3D000");
  });

  test("is not made where the server has a database of that name that is not a test's", async () => {
    const server = inject("postgresUrl");
    const { roles } = await testDatabase({ sql: "SELECT 'looked at by nobody else'" });
    const template = roles.app.replace(/_app$/, "");
    await asRole(server, `COMMENT ON DATABASE ${template} IS 'somebody''s own'`);
    // A server that outlives the run must not keep it.
    onTestFinished(() => asRole(server, `COMMENT ON DATABASE ${template} IS 'haandslag test template, stale'`).then(() => {}));
    // Another process: this one remembers that it has made the template.
    const script = `
      import { createTestDatabase } from ${JSON.stringify(new URL("../src/database/create-test-database.ts", import.meta.url).href)};
      await createTestDatabase({ server: ${JSON.stringify(server)}, sql: "SELECT 'looked at by nobody else'" });`;
    const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toContain("is not a test's");
  });
});
