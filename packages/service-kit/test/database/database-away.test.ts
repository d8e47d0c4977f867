import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type Postgres, startPostgres } from "@haandslag/local-stack/postgres";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connectPool, generateClients, isDatabaseAway } from "../../src/database/index.ts";
import { createLog } from "../../src/log.ts";
import { exampleSchema } from "./example.ts";

// A PostgreSQL of this file's own, since it is stopped and killed.
const dir = mkdtempSync(join(tmpdir(), "haandslag-away-"));
let postgres: Postgres;
let pool: pg.Pool;
let said: string[];

const start = (port = 0) => startPostgres({ dir: join(dir, "postgres"), port, durable: false });
const thrownBy = (promise: Promise<unknown>) => promise.then(() => expect.fail("this should not have worked"), (error: unknown) => error);
const isAway = async (promise: Promise<unknown>) => isDatabaseAway(await thrownBy(promise));

beforeEach(async () => {
  postgres = await start(postgres?.port);
  said = [];
  const log = createLog({ service: "test", destination: { write: (line: string) => said.push(JSON.parse(line).msg) } });
  pool = connectPool(postgres.superuserUrl(), { max: 2, applicationName: "test", log, statementTimeoutMs: 500 });
});
afterEach(async () => {
  await pool.end();
  await postgres.stop();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("OPS-03 a database that is away", () => {
  for (const how of ["stop", "kill"] as const) {
    test(`is known as such after ${how}: the statement in flight, the transaction, the next call; and serves again by itself`, async () => {
      await pool.query("CREATE TABLE IF NOT EXISTS kept (id int)");
      const inFlight = isAway(pool.query("SET statement_timeout = 0; SELECT pg_sleep(30)"));
      const transaction = await pool.connect();
      await transaction.query("BEGIN");
      await sleep(50);
      await postgres[how]();
      expect(await inFlight).toBe(true);
      expect(await isAway(transaction.query("SELECT 1"))).toBe(true);
      transaction.release(true);
      expect(await isAway(pool.query("SELECT 1"))).toBe(true);
      expect(await isAway(pool.connect())).toBe(true);
      postgres = await start(postgres.port);
      expect((await pool.query("SELECT count(*)::int AS rows FROM kept")).rows).toEqual([{ rows: 0 }]);
      expect(said).toEqual(["the database closed a connection; trying again with the next call", "the database answers again"]);
    });
  }

  test("is known as such when all connections are in use for 2 s", async () => {
    const held = await Promise.all([pool.connect(), pool.connect()]);
    expect(await isAway(pool.query("SELECT 1"))).toBe(true);
    for (const client of held) client.release();
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  test("is known as such when it takes no more connections, and while it starts or stops", async () => {
    await pool.query("DROP ROLE IF EXISTS few; CREATE ROLE few LOGIN PASSWORD 'few' CONNECTION LIMIT 0");
    const url = Object.assign(new URL(postgres.superuserUrl()), { username: "few", password: "few" }).href;
    const few = connectPool(url, { max: 1, applicationName: "test" });
    const error = await thrownBy(few.query("SELECT 1"));
    expect(error).toMatchObject({ code: "53300" });
    expect(isDatabaseAway(error)).toBe(true);
    await few.end();
    for (const code of ["57P01", "57P02", "57P03", "08006", "53100", "58030", "25006"]) {
      expect(isDatabaseAway(await thrownBy(pool.query(`DO $$ BEGIN RAISE EXCEPTION 'as if' USING ERRCODE = '${code}'; END $$`))), code).toBe(true);
    }
  });

  test("is not what a mistake is taken for: constraint, syntax, rights, password, a statement too slow, another service", async () => {
    await pool.query("CREATE TABLE IF NOT EXISTS once (id int PRIMARY KEY); INSERT INTO once VALUES (1) ON CONFLICT DO NOTHING");
    expect(await isAway(pool.query("INSERT INTO once VALUES (1)"))).toBe(false);
    expect(await isAway(pool.query("SELEC 1"))).toBe(false);
    expect(await isAway(pool.query("SELECT pg_sleep(5)"))).toBe(false);
    const wrongPassword = connectPool(Object.assign(new URL(postgres.superuserUrl()), { password: "wrong" }).href, { max: 1, applicationName: "test" });
    expect(await isAway(wrongPassword.query("SELECT 1"))).toBe(false);
    await wrongPassword.end();
    expect(await isAway(fetch("http://127.0.0.1:1/"))).toBe(false);
    expect(isDatabaseAway(new Error("anything"))).toBe(false);
    expect(isDatabaseAway(undefined)).toBe(false);
  });
});

describe("OPS-03 a database that is away, seen through Prisma", () => {
  const root = join(dir, "generated");
  beforeAll(async () => {
    const service = join(root, "services/one");
    mkdirSync(join(service, "prisma"), { recursive: true });
    mkdirSync(join(service, "src"));
    cpSync(exampleSchema, join(service, "prisma/schema.prisma"));
    symlinkSync(new URL("../../../../node_modules", import.meta.url).pathname, join(root, "node_modules"));
    await generateClients({ root });
  });

  test("is known as such in every call, and serves again by itself", async () => {
    const { PrismaClient } = await import(pathToFileURL(join(root, "services/one/src/generated/client.ts")).href);
    await pool.query("DROP TABLE IF EXISTS thing; CREATE TABLE thing (id uuid PRIMARY KEY, version int NOT NULL, state jsonb NOT NULL, status text)");
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
    const thing = { id: "019b7600-0000-7000-8000-000000000001", version: 1, state: {} };
    await prisma.thing.create({ data: thing });
    expect(await isAway(prisma.thing.create({ data: thing }))).toBe(false);
    await postgres.stop();
    expect(await isAway(prisma.thing.findMany())).toBe(true);
    expect(await isAway(prisma.$transaction([prisma.thing.findMany()]))).toBe(true);
    expect(await isAway(prisma.$transaction(() => prisma.thing.findMany()))).toBe(true);
    postgres = await start(postgres.port);
    expect(await prisma.thing.findMany()).toHaveLength(1);
    const held = await Promise.all([pool.connect(), pool.connect()]);
    expect(await isAway(prisma.thing.findMany())).toBe(true);
    for (const client of held) client.release();
    const inFlight = isAway(prisma.$queryRawUnsafe("SELECT pg_sleep(0.4), 1 AS one"));
    await sleep(50);
    await postgres.kill();
    expect(await inFlight).toBe(true);
    postgres = await start(postgres.port);
    expect(await prisma.thing.findMany()).toHaveLength(1);
  });
});
