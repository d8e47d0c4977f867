import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { keyRingFromFile, listKeyEncryptionKeys, openVault, rotateKeys, type Vault } from "../src/index.ts";
import { twoDatabases } from "./two-databases.ts";

let folder: string;
let world: Awaited<ReturnType<typeof twoDatabases>>;
let owner: pg.Client;
let file: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "rotating-")); });
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  world = await twoDatabases();
  owner = new pg.Client({ connectionString: world.keys.ownerUrl });
  await owner.connect();
  file = join(folder, randomUUID(), "keys");
});
afterEach(async () => {
  await owner.end();
  await world.drop();
});

const clock = { now: () => new Date("2026-11-22T10:00:00Z") };
const rotate = () => rotateKeys({ store: owner, file, clock });
/** A service process: it read the key file when it started, and has not been told of anything since. */
const service = async (): Promise<Vault> => openVault({ keys: world.keys.pool, keyEncryptionKeys: await keyRingFromFile(file), ids: { next: () => randomUUID() }, clock });
const idsIn = async () => (await readFile(file, "utf8")).trim().split("\n").map((line) => line.split(":")[0]);
const kekIds = async () => (await owner.query<{ id: string }>("SELECT DISTINCT kek_id AS id FROM data_key WHERE destroyed_at IS NULL ORDER BY 1")).rows.map(({ id }) => id);

async function sealedBy(vault: Vault, count: number): Promise<string[]> {
  return await Promise.all(Array.from({ length: count }, async (_, n) => {
    const id = randomUUID();
    await vault.seal(world.content.pool, { id, dataKeyId: await vault.createKey({ owner: "record", aggregateId: randomUUID() }), kind: "identity", content: `content ${n}` });
    return id;
  }));
}
const unreadable = async (vault: Vault, ids: readonly string[]) => {
  const opened = await vault.openMany(world.content.pool, ids);
  return ids.filter((id) => !opened.has(id));
};

describe("rotating the key-encryption key", () => {
  test("CON-25 while services read, write and destroy: nothing is unreadable at any moment, nothing is lost, and the former key is gone", { timeout: 60_000 }, async () => {
    const vault = await service();
    const ids = await sealedBy(vault, 450);
    const [former] = await idsIn();
    const running = [vault, await service(), await service()];
    let goOn = true;
    let reads = 0;
    const missed: string[] = [];
    const written: string[] = [];
    const reader = async (of: Vault) => { while (goOn) { missed.push(...(await unreadable(of, ids))); reads += 1; } };
    const writer = async (of: Vault) => { while (goOn) written.push(...(await sealedBy(of, 3))); };
    const going = [...running.map(reader), writer(running[1] as Vault), writer(running[2] as Vault)];
    const dying = await vault.createKey({ owner: "share", aggregateId: randomUUID(), recipientId: "organisation-lyset" });
    const [{ current, removed, rewrapped }] = await Promise.all([rotate(), sleep(20).then(() => vault.destroyKey(dying))]);
    const writtenBefore = written.length;
    while (written.length < writtenBefore + 6 || reads < 6) await sleep(5);
    goOn = false;
    await Promise.all(going);

    expect(missed).toEqual([]);
    expect(removed).toEqual([former]);
    expect(rewrapped).toBeGreaterThanOrEqual(450);
    expect([await kekIds(), await idsIn()]).toEqual([[current], [current]]);
    // A process that starts now, and one that has been running: both read all of it.
    for (const of of [await service(), ...running]) expect(await unreadable(of, [...ids, ...written])).toEqual([]);
    expect((await vault.listKeys({ aggregateId: (await owner.query("SELECT aggregate_id FROM data_key WHERE id = $1", [dying])).rows[0].aggregate_id })).map(({ destroyedAt }) => destroyedAt !== undefined)).toEqual([true]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test("killed again and again half-way, it goes on where it was, and makes no second key", { timeout: 60_000 }, async () => {
    const vault = await service();
    const ids = await sealedBy(vault, 400);
    let unfinished: string | undefined;
    let finished = 0;
    for (let [round, wait] = [0, 100]; finished < 1 || unfinished !== undefined; round += 1) {
      let said = "";
      const child = spawn(process.execPath, [fileURLToPath(new URL("children/rotate.ts", import.meta.url)), world.keys.ownerUrl, file], { stdio: ["ignore", "pipe", "inherit"] });
      const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
      child.stdout.on("data", (text: Buffer) => { said += text.toString(); });
      const begun = async () => { while (child.exitCode === null && (await idsIn()).length === 1) await sleep(1); };
      // The first time as soon as it has begun, whenever that is; then ever later, until it comes to its end.
      await Promise.race([ended, unfinished === undefined ? begun() : sleep(wait)]);
      if (unfinished !== undefined) wait += 100;
      child.kill("SIGKILL");
      await ended;
      const [current, ...former] = await idsIn();
      expect(current, "the rotation that was begun is the one that goes on").toBe(unfinished ?? current);
      if (unfinished !== undefined && former.length === 0) finished += 1;
      if (unfinished !== undefined && said !== "") expect(said).toBe("finished");
      unfinished = former.length === 0 ? undefined : current;
      expect(round, "it comes to an end").toBeLessThan(100);
      expect(await unreadable(vault, ids)).toEqual([]);
      expect(await unreadable(await service(), ids)).toEqual([]);
    }
    expect(await kekIds()).toEqual(await idsIn());
  });

  test("a rotation that was cut off before its rows is finished by the next, which makes no key of its own", async () => {
    await sealedBy(await service(), 3);
    const [former] = await idsIn();
    const broken = { query: (text: string, values?: unknown[]) => (text.startsWith("SELECT id, kek_id, wrapped") ? Promise.reject(new Error("cut off")) : owner.query(text, values)) };
    await expect(rotateKeys({ store: broken as typeof owner, file, clock })).rejects.toThrow("cut off");
    const [next] = await idsIn();
    expect(await idsIn()).toEqual([next, former]);
    expect(await rotate()).toEqual({ current: next, removed: [former], rewrapped: 3, wasUnfinished: true });
  });

  test("where a live key cannot be unwrapped, no key-encryption key is removed", async () => {
    const ids = await sealedBy(await service(), 2);
    await owner.query("INSERT INTO data_key (id, owner, aggregate_id, kek_id, wrapped, created_at) VALUES ($1, 'record', $1, 'lost', $2, now())", [randomUUID(), Buffer.alloc(60)]);
    await expect(rotate()).rejects.toMatchObject({ code: "VAULT_KEK_MISSING" });
    expect(await idsIn()).toHaveLength(2);
    expect(await unreadable(await service(), ids)).toEqual([]);
  });

  test("two at once: the second is told to wait", async () => {
    await sealedBy(await service(), 1);
    const other = new pg.Client({ connectionString: world.keys.ownerUrl });
    await other.connect();
    await other.query("SELECT pg_advisory_lock(hashtextextended('rotation of key-encryption keys', 0))");
    await expect(rotate()).rejects.toThrow("Another rotation");
    await other.end();
  });

  test("the list says which key wraps how much, which is retired, and no byte of any", async () => {
    await sealedBy(await service(), 2);
    const [former] = await idsIn();
    const { current } = await rotate();
    const listed = await listKeyEncryptionKeys({ store: world.keys.pool, file });
    expect(listed).toEqual([
      { id: current, isCurrent: true, isInFile: true, retiredAt: null, wraps: 2 },
      { id: former, isCurrent: false, isInFile: false, retiredAt: clock.now(), wraps: 0 },
    ]);
  });
});

test.each([
  ["wrap a key anew", "UPDATE data_key SET kek_id = 'mine', wrapped = $1", /permission denied/],
  ["bring a retired key back", "DELETE FROM retired_kek WHERE $1::bytea IS NOT NULL", /permission denied/],
  ["retire one", "INSERT INTO retired_kek SELECT 'mine', now() WHERE $1::bytea IS NOT NULL", /permission denied/],
])("CON-25 the app's role cannot %s", async (_, statement, refusal) => {
  await expect(world.keys.pool.query(statement, [Buffer.alloc(60)])).rejects.toThrow(refusal);
});

test("CON-25 not even the owner wraps a destroyed key anew, or gives a live one to another holder", async () => {
  const vault = await service();
  const id = await vault.createKey({ owner: "record", aggregateId: randomUUID() });
  await expect(owner.query("UPDATE data_key SET aggregate_id = gen_random_uuid(), kek_id = 'b' WHERE id = $1", [id])).rejects.toThrow(/does not change/);
  await vault.destroyKey(id);
  await expect(owner.query("UPDATE data_key SET kek_id = 'b', wrapped = $2 WHERE id = $1", [id, Buffer.alloc(60)])).rejects.toThrow(/stays as it is/);
});
