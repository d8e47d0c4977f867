import { createTestDatabase } from "@haandslag/testing";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { isCurrent, migrate, migrationState } from "../../src/database/index.ts";
import { withOneConnection } from "../../src/database/one-connection.ts";
import { schemaEngineOn } from "../../src/database/schema-engine.ts";
import { migrationFiles } from "../../src/database/migration-files.ts";
import { emptyDatabase, exampleMigrations, FIRST, ownMigrations, SECOND } from "./example.ts";

async function owner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

const tablesOf = async (client: pg.Client) =>
  (await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")).rows.map((row) => row.tablename);

const rowsOf = async (client: pg.Client) =>
  (await client.query("SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY started_at")).rows;

/** How the engine that Prisma's own command uses judges the database. */
const judgedByPrisma = (url: string) =>
  withOneConnection(url, "test", async (client, pool) => {
    const engine = await schemaEngineOn(client, pool, async () => {});
    const files = await migrationFiles(exampleMigrations);
    return engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: "", lockfile: { path: "migration_lock.toml", content: null }, shadowDbInitScript: "",
        migrationDirectories: files.map(({ name, sql }) => ({ path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } } })),
      },
      filters: { externalTables: [], externalEnums: [] }, optInToShadowDatabase: false,
    });
  });

describe("migrating", () => {
  test("applies what is pending in order, function bodies whole, and then finds nothing to do", async () => {
    const { ownerUrl } = await emptyDatabase();
    expect(await migrationState(ownerUrl, exampleMigrations)).toMatchObject({ pending: [FIRST, SECOND] });
    expect(await migrate({ url: ownerUrl, migrationsDir: exampleMigrations })).toEqual([FIRST, SECOND]);
    expect(await migrate({ url: ownerUrl, migrationsDir: exampleMigrations })).toEqual([]);
    expect(isCurrent(await migrationState(ownerUrl, exampleMigrations))).toBe(true);
    const client = await owner(ownerUrl);
    await client.query(`INSERT INTO thing VALUES (gen_random_uuid(), 1, '{"status":"new"}')`);
    await expect(client.query("UPDATE thing SET state = '{}'")).rejects.toThrow("a thing is never emptied; leave it as it is");
  });

  test("keeps Prisma's own table so that Prisma finds nothing amiss", async () => {
    const { ownerUrl } = await emptyDatabase();
    await migrate({ url: ownerUrl, migrationsDir: exampleMigrations });
    expect(await judgedByPrisma(ownerUrl)).toEqual({ editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null });
  });

  test("lets the app's role ask for the state, for readiness", async () => {
    const database = await createTestDatabase({ service: "referral_keys" });
    onTestFinished(() => database.drop());
    const { pending } = await migrationState(database.pool, new URL("../../../vault/prisma/keys/migrations", import.meta.url).pathname);
    expect(pending).toEqual([]);
  });

  test("five instances that start at once apply each migration once", async () => {
    const { ownerUrl } = await emptyDatabase();
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate({ url: ownerUrl, migrationsDir: exampleMigrations })));
    expect(applied.flat().toSorted()).toEqual([FIRST, SECOND]);
    expect(await rowsOf(await owner(ownerUrl))).toEqual([
      { migration_name: FIRST, finished: true },
      { migration_name: SECOND, finished: true },
    ]);
  });
});

describe("a migration that fails", () => {
  const THIRD = "20260103000000_broken";
  const situations = [
    { what: "names no column", sql: "CREATE TABLE half (id int);\n\nSELECT nonsense FROM half;", line: 3, says: 'column "nonsense" does not exist (42703)', statement: "SELECT nonsense FROM half" },
    { what: "breaks a constraint", sql: "CREATE TABLE half (id int PRIMARY KEY);\nINSERT INTO half VALUES (1);\nINSERT INTO half\n  VALUES (1);", line: 3, says: "duplicate key value", statement: "INSERT INTO half\n  VALUES (1)" },
    { what: "cannot be parsed, after letters outside ASCII", sql: "-- æøå 🤝 ; and more\nCREATE TABLE half (id int);\nCREATE TABEL other (id int);", line: 3, says: "syntax error", statement: "CREATE TABEL other (id int)" },
    { what: "raises in a function body", sql: "CREATE TABLE half (id int);\nDO $$ BEGIN PERFORM 1; RAISE EXCEPTION 'not like this'; END $$;", line: 2, says: "not like this (P0001)", statement: "DO $$ BEGIN PERFORM 1; RAISE EXCEPTION 'not like this'; END $$" },
  ];
  for (const { what, sql, line, says, statement } of situations) {
    test(`which ${what}: says which, where and why, and leaves the old state`, async () => {
      const { ownerUrl } = await emptyDatabase();
      const { dir, write } = ownMigrations();
      write(THIRD, sql);
      const error = await migrate({ url: ownerUrl, migrationsDir: dir }).then(() => undefined, (thrown: Error) => thrown);
      expect(error?.message).toContain(`Migration ${THIRD} failed at line ${line}`);
      expect(error?.message).toContain(says);
      expect(error?.message).toContain(`\n${statement}\n`);
      // The two good ones before it are gone as well: an older program must still find the database it knows.
      expect(await tablesOf(await owner(ownerUrl))).toEqual([]);
    });
  }

  test("does not stand in the way when it has been mended", async () => {
    const { ownerUrl } = await emptyDatabase();
    const { dir, write } = ownMigrations();
    await migrate({ url: ownerUrl, migrationsDir: dir });
    write(THIRD, "CREATE TABLE half (id int);\nCREATE TABLE half (id int);");
    await expect(migrate({ url: ownerUrl, migrationsDir: dir })).rejects.toThrow('relation "half" already exists');
    write(THIRD, "CREATE TABLE half (id int);");
    expect(await migrate({ url: ownerUrl, migrationsDir: dir })).toEqual([THIRD]);
    expect((await rowsOf(await owner(ownerUrl))).every((row) => row.finished)).toBe(true);
  });

  test("CON-26 its message repeats no value of a row", async () => {
    const { ownerUrl } = await emptyDatabase();
    const { dir, write } = ownMigrations();
    await migrate({ url: ownerUrl, migrationsDir: dir });
    await (await owner(ownerUrl)).query(`INSERT INTO thing VALUES (gen_random_uuid(), 1, '{"status":"CANARY"}')`);
    for (const sql of ["SELECT (state->>'status')::int FROM thing;", "ALTER TABLE thing ADD CHECK (status = 'other');"]) {
      write(THIRD, sql);
      const error = await migrate({ url: ownerUrl, migrationsDir: dir }).then(() => undefined, (thrown: Error) => thrown);
      expect(error?.message).toContain(`Migration ${THIRD} failed`);
      expect(error?.message).not.toContain("CANARY");
    }
  });
});

describe("a database that this program must not touch", () => {
  test("is refused where it is newer than the program", async () => {
    const { ownerUrl } = await emptyDatabase();
    const { dir, write, remove } = ownMigrations();
    write("20270101000000_of_next_year", "CREATE TABLE later (id int);");
    await migrate({ url: ownerUrl, migrationsDir: dir });
    remove("20270101000000_of_next_year");
    expect(await migrationState(ownerUrl, dir)).toMatchObject({ pending: [], unknown: ["20270101000000_of_next_year"] });
    await expect(migrate({ url: ownerUrl, migrationsDir: dir })).rejects.toThrow(/20270101000000_of_next_year.*data folder of another version/);
  });

  test("is refused where an applied migration was edited, and what is pending stays pending", async () => {
    const { ownerUrl } = await emptyDatabase();
    const { dir, write } = ownMigrations();
    await migrate({ url: ownerUrl, migrationsDir: dir });
    write(SECOND, "CREATE TABLE something_else (id int);");
    write("20260103000000_next", "CREATE TABLE next (id int);");
    await expect(migrate({ url: ownerUrl, migrationsDir: dir })).rejects.toThrow(new RegExp(`${SECOND} was applied .* edited since`));
    expect(await tablesOf(await owner(ownerUrl))).not.toContain("next");
  });
});
