import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { startPostgres, type Postgres, type PostgresOptions } from "../src/postgres/index.ts";

const scratch = mkdtempSync(join(tmpdir(), "haandslag-postgres-"));
const dir = join(scratch, "cluster");
const inAnotherProcess = new URL("./start-postgres-in-a-process.ts", import.meta.url).pathname;

beforeAll(async () => {
  await (await startPostgres({ dir, durable: false })).stop();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function start(o: Partial<PostgresOptions> = {}): Promise<Postgres> {
  const postgres = await startPostgres({ dir, durable: false, ...o });
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  return client.query(sql).then((result) => result.rows).finally(() => client.end());
}

const messageOf = (promise: Promise<unknown>) => promise.then(() => expect.fail("this should not have started"), (error: Error) => error.message);
const postmasterOf = (of: string) => Number.parseInt(readFileSync(join(of, "data/postmaster.pid"), "utf8"), 10);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Another Node process that runs PostgreSQL on `of`; resolves when it does. */
async function anotherProcess(of: string) {
  const child = spawn(process.execPath, [inAnotherProcess, of], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once("line", resolve);
    child.once("exit", () => reject(new Error("the other process ended early")));
  });
  return { child, url };
}

describe("the embedded PostgreSQL", () => {
  test("keeps its data between runs, and its folder belongs to one start at a time", async () => {
    const first = await start();
    await query(first.superuserUrl(), "CREATE TABLE kept AS SELECT 1 AS id");
    expect(await messageOf(startPostgres({ dir }))).toMatch(/already runs on .*cluster.*(stop it first|another folder)/);
    await first.stop();
    await first.stop();
    const second = await start();
    expect(await query(second.superuserUrl(), "SELECT id FROM kept")).toEqual([{ id: 1 }]);
  });

  test("listens on loopback only and lets nobody in without the password", async () => {
    const { port, superuserUrl } = await start();
    const elsewhere = Object.values(networkInterfaces()).flat().find((address) => address && !address.internal && address.family === "IPv4");
    if (elsewhere) {
      expect(await messageOf(query(`postgresql://postgres:x@${elsewhere.address}:${port}/postgres`, "SELECT 1"))).toContain("ECONNREFUSED");
    }
    expect(await messageOf(query(`postgresql://postgres:x@127.0.0.1:${port}/postgres`, "SELECT 1"))).toContain("password authentication failed");
    expect(await query(superuserUrl(), "SHOW unix_socket_directories")).toEqual([{ unix_socket_directories: "" }]);
  });

  test("writes UTF-8, orders by code point, and has ICU for names", async () => {
    const { superuserUrl } = await start();
    const [row] = await query(superuserUrl(), `
      SELECT string_agg(n, '' ORDER BY n) AS plain, string_agg(n, '' ORDER BY n COLLATE "da-x-icu") AS danish, upper('æøå') AS upper,
        current_setting('server_encoding') AS encoding, current_setting('max_connections') AS connections
      FROM unnest(ARRAY['Z','Å','Æ','Ø','A']) AS n`);
    expect(row).toEqual({ plain: "AZÅÆØ", danish: "AZÆØÅ", upper: "ÆØÅ", encoding: "UTF8", connections: "200" });
  });

  test("is durable unless told otherwise", async () => {
    const settings = "SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages";
    const fast = await start();
    expect(await query(fast.superuserUrl(), settings)).toEqual([{ fsync: "off", pages: "off" }]);
    await fast.stop();
    const { superuserUrl } = await start({ durable: true });
    expect(await query(superuserUrl(), settings)).toEqual([{ fsync: "on", pages: "on" }]);
  });

  test("CON-26 its log repeats neither statements nor values", async () => {
    const lines: string[] = [];
    const postgres = await start({ log: (line) => lines.push(line) });
    const sql = "CREATE TEMP TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (4711), (4711); SELECT 'CANARY'::int";
    expect(await messageOf(query(postgres.superuserUrl(), sql))).toContain("duplicate key");
    expect(await messageOf(query(postgres.superuserUrl(), "SELECT 'CANARY'::int"))).toContain("CANARY");
    await postgres.stop();
    expect(lines.join("\n")).toContain("ready to accept connections");
    expect(lines.join("\n")).not.toMatch(/CANARY|4711|INSERT/);
  });
});

describe("several starts at once on one new folder", () => {
  test("give one PostgreSQL, and the others are told so and leave it alone", async () => {
    const fresh = join(scratch, "fresh");
    const children = await Promise.allSettled([1, 2, 3].map(() => anotherProcess(fresh)));
    const said = children.map((child) => (child.status === "fulfilled" ? child.value.url : ""));
    expect(said.filter((line) => line.startsWith("postgresql://"))).toHaveLength(1);
    expect(said.filter((line) => line.includes("already runs on"))).toHaveLength(2);
    const [url = ""] = said.filter((line) => line.startsWith("postgresql://"));
    expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await messageOf(startPostgres({ dir: fresh }))).toContain("already runs on");
  });
});

describe("what stands in the way is said in a plain sentence", () => {
  test("a port that is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await vi.waitFor(() => expect(server.address()).not.toBeNull());
    const { port } = server.address() as { port: number };
    expect(await messageOf(startPostgres({ dir, port }))).toMatch(new RegExp(`Port ${port} .* is taken .*another port`));
    await start();
  });

  test("data of another PostgreSQL version, which is left untouched", async () => {
    const older = join(scratch, "older");
    mkdirSync(join(older, "data"), { recursive: true });
    writeFileSync(join(older, "data/PG_VERSION"), "17\n");
    expect(await messageOf(startPostgres({ dir: older }))).toMatch(/belongs to PostgreSQL 17; .* brings PostgreSQL 18 .*--fresh/);
    expect(readFileSync(join(older, "data/PG_VERSION"), "utf8")).toBe("17\n");
    expect(existsSync(join(older, "owner.pid"))).toBe(false);
  });

  test("a file where the folder should be", async () => {
    const file = join(scratch, "file");
    writeFileSync(file, "");
    expect(await messageOf(startPostgres({ dir: join(file, "cluster") }))).toMatch(/a file is in its way.*another/);
  });

  test("a folder without permission to write", async () => {
    const closed = join(scratch, "closed");
    mkdirSync(closed, { mode: 0o555 });
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chmodSync(scratch, 0o755);
    // Root may write everywhere: the attempt is somebody else's.
    const said = execFileSync(process.execPath, [inAnotherProcess, join(closed, "cluster")], {
      encoding: "utf8", cwd: "/", ...(isRoot ? { uid: 65534, gid: 65534 } : {}),
    });
    expect(said).toMatch(/No permission to write in .*closed.*another one/);
  });

  test.skipIf(process.getuid?.() !== 0)("nothing does under a folder that only root may pass, such as /root", async () => {
    const closed = mkdtempSync(join(tmpdir(), "haandslag-root-only-"));
    onTestFinished(() => rmSync(closed, { recursive: true, force: true }));
    chmodSync(closed, 0o700);
    const { superuserUrl } = await start({ dir: join(closed, "cluster") });
    expect(await query(superuserUrl(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

describe("OPS-02 a PostgreSQL or its Node process that was killed", () => {
  test("leaves nothing behind that keeps the next start from what was committed", async () => {
    const crashed = await start();
    await query(crashed.superuserUrl(), "CREATE TABLE survives AS SELECT 2 AS id");
    await crashed.kill();
    const again = await start();
    expect(await query(again.superuserUrl(), "SELECT id FROM survives")).toEqual([{ id: 2 }]);
  });

  test("PostgreSQL ends with a Node process that was ended by SIGKILL, and the next start finds its data", async () => {
    const { child, url } = await anotherProcess(dir);
    await query(url, "CREATE TABLE by_another AS SELECT 3 AS id");
    const postmaster = postmasterOf(dir);
    expect(await messageOf(startPostgres({ dir }))).toContain(`started by process ${child.pid}`);
    child.kill("SIGKILL");
    await vi.waitFor(() => expect(isAlive(postmaster)).toBe(false), { timeout: 10_000, interval: 20 });
    const { superuserUrl } = await start();
    expect(await query(superuserUrl(), "SELECT id FROM by_another")).toEqual([{ id: 3 }]);
  });

  test("one that was left running by a dead process is stopped first", async () => {
    const { child, url } = await anotherProcess(dir);
    await query(url, "CREATE TABLE by_orphan AS SELECT 4 AS id");
    const postmaster = postmasterOf(dir);
    // The shell that would end it goes first, so that it is an orphan indeed.
    for (const pid of watchersOf(postmaster)) process.kill(pid, "SIGKILL");
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(isAlive(postmaster)).toBe(true);
    const lines: string[] = [];
    const { superuserUrl } = await start({ log: (line) => lines.push(line) });
    expect(lines[0]).toContain(`process ${postmaster}`);
    expect(isAlive(postmaster)).toBe(false);
    expect(await query(superuserUrl(), "SELECT id FROM by_orphan")).toEqual([{ id: 4 }]);
  });

  test("a stale postmaster.pid whose number now belongs to another program stands in nobody's way", async () => {
    const sleeper = spawn("sleep", ["60"]);
    onTestFinished(() => void sleeper.kill());
    writeFileSync(join(dir, "data/postmaster.pid"), `${sleeper.pid}\n${dir}/data\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
    // Its owner's number is taken as well, by a process that began at another time.
    writeFileSync(join(dir, "owner.pid"), `${sleeper.pid}\n1\n`);
    const { superuserUrl } = await start();
    expect(await query(superuserUrl(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(isAlive(sleeper.pid ?? 0)).toBe(true);
  });
});

function watchersOf(postmaster: number): number[] {
  const listed = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" });
  return listed.split("\n").filter((line) => line.includes(`kill -INT ${postmaster}`)).map((line) => Number.parseInt(line, 10));
}
