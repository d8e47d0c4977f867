import { setTimeout as sleep } from "node:timers/promises";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beginCall, inTransaction, withinCall } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { consistencyProof, isConsistent, rootHash } from "@haandslag/transparency-log";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendToLog } from "../../src/storage/log/append-to-log.ts";
import { aTombstone, hashesIn, type LogDatabase, leavesIn, openLogDatabase, opened } from "./given-log.ts";

let log: LogDatabase;
beforeEach(async () => { log = await openLogDatabase(); });
afterEach(() => log.close());

/** Every entry once, without gaps, each leaf as its entry says, and every checkpoint signed, of its own leaves, and consistent with every other. */
async function expectSound(verifierKey: string): Promise<void> {
  const [{ entries, leaves, last } = { entries: 0, leaves: 0, last: 0 }] = await log.sql<{ entries: number; leaves: number; last: number }>(
    "SELECT (SELECT count(*)::int FROM log_entry) AS entries, (SELECT count(*)::int FROM log_leaf) AS leaves, (SELECT max(index)::int + 1 FROM log_leaf) AS last");
  expect([leaves, last]).toEqual([entries, entries]);
  const hashAt = await hashesIn(log, entries);
  expect((await leavesIn(log)).map((leaf, index) => leaf.equals(hashAt({ level: 0, index }))).filter((same) => !same)).toEqual([]);
  const signed = (await log.checkpoints()).map(({ note }) => opened(note, verifierKey));
  expect(signed.at(-1)?.size).toBe(entries);
  for (const { size, root } of signed) expect(rootHash(hashAt, size)).toEqual(root);
  const full = signed.filter(({ size }) => size > 0);
  for (const [i, older] of full.entries()) {
    for (const newer of [...full.slice(i + 1, i + 4), ...full.slice(-1)]) {
      const proof = consistencyProof(hashAt, older.size, newer.size);
      expect(isConsistent({ older: older.size, newer: newer.size, olderRoot: older.root, newerRoot: newer.root, proof })).toBe(true);
    }
  }
  // The folder follows the commit: what the file has the table must have.
  const committed = await log.checkpoints();
  await expect.poll(() => log.keptCheckpoints().map(({ size, note }) => ({ size, note }))).toEqual(committed);
}

describe("CON-30 the worker", () => {
  it("integrates what many write at once, each commit once, without gaps, and nothing of what was rolled back; two workers are as one", async () => {
    const pool = connectPool(log.database.url, { max: 16, applicationName: "writers" });
    const workers = await Promise.all([log.startWorker(), log.startWorker()]);
    const kept: string[] = [];
    const dropped: string[] = [];
    const write = async (writer: number) => {
      for (let round = 0; round < 40; round++) {
        const records = Array.from({ length: 1 + (round + writer) % 3 }, () => aTombstone());
        const isKept = (round * 7 + writer) % 5 !== 0;
        const refs = records.map((record) => (record.type === "tombstone" ? record.tombstoneId : ""));
        await withinCall(beginCall({}), () => inTransaction(pool, async (tx) => {
          await appendToLog(tx, records);
          // Ids are drawn; whoever drew later ones commits meanwhile.
          await sleep((round * 13 + writer * 29) % 40);
          if (!isKept) throw new Error("changed its mind");
        })).catch((error: Error) => { if (error.message !== "changed its mind") throw error; });
        (isKept ? kept : dropped).push(...refs);
        workers[round % 2]?.wake();
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, writer) => write(writer)));
    await log.whenCovered();
    const inTree = await log.sql<{ ref: string; id: string }>("SELECT e.ref, e.id FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id ORDER BY l.index");
    expect(inTree.map(({ ref }) => ref).sort()).toEqual(kept.sort());
    expect(dropped.length).toBeGreaterThan(50);
    // The race was there: some entry became a leaf after one with a later id.
    expect(inTree.some(({ id }, i) => i > 0 && Number(id) < Number(inTree[i - 1]?.id))).toBe(true);
    expect(workers.map(({ says }) => says()).sort()).toEqual(["integrates", "waits for another process that integrates"]);
    await expectSound(workers[0].verifierKey);
    await Promise.all(workers.map((worker) => worker.close()));
    await pool.end();
  });

  it("covers a commit within a second, woken or not", async () => {
    const worker = await log.startWorker();
    await log.whenCovered();
    for (const isWoken of [true, false]) {
      await log.append([aTombstone()]);
      if (isWoken) worker.wake();
      await log.whenCovered();
    }
    expect((await log.checkpoints()).map(({ size }) => size)).toEqual([0, 1, 2]);
    await worker.close();
  });

  it("killed between a commit and its integration, or in the middle of one, it goes on where it was", async () => {
    await log.append(Array.from({ length: 700 }, () => aTombstone()));
    let worker = await log.startWorker();
    for (let round = 0; round < 12; round++) {
      await log.append(Array.from({ length: 90 }, () => aTombstone()));
      worker.wake();
      await sleep(round * 3);
      await log.killLeader();
      if (round % 3 === 0) {
        await worker.close();
        worker = await log.startWorker();
      }
    }
    await log.whenCovered();
    await worker.close();
    await expectSound(worker.verifierKey);
  });

  it("finds an entry that ten thousand others have overtaken", async () => {
    const slow = await log.database.pool.connect();
    await slow.query("BEGIN; SELECT set_config('app.tenant', '*', false)");
    await appendToLog(slow, [aTombstone("overtaken")]);
    for (let i = 0; i < 11; i++) await log.append(Array.from({ length: 1000 }, () => aTombstone()));
    const first = await log.startWorker();
    await log.whenCovered();
    await slow.query("COMMIT");
    slow.release(true);
    await first.close();
    const second = await log.startWorker();
    await log.whenCovered();
    await second.close();
    await expectSound(second.verifierKey);
  });
});

describe("CON-30 a log that does not follow from what was signed is not signed on", () => {
  /** 300 leaves and what a worker makes of one more after `harm`. */
  async function after(harm: () => Promise<unknown>): Promise<{ signed: number[]; says: string }> {
    await log.append(Array.from({ length: 300 }, () => aTombstone()));
    const worker = await log.startWorker();
    await log.whenCovered();
    await worker.close();
    await harm();
    await log.append([aTombstone()]);
    const again = await log.startWorker();
    await expect.poll(() => again.says(), { timeout: 5_000 }).not.toMatch(/^(waits|integrates)/);
    const says = again.says();
    await again.close();
    return { signed: (await log.checkpoints()).map(({ size }) => size), says };
  }

  it.each([
    ["an edited leaf", "UPDATE log_leaf SET hash = sha256('x') WHERE index = 280", /do not give the root that was signed for 300/],
    ["an edited root of a tile", "UPDATE log_tile SET root = sha256('x')", /do not give the root that was signed for 300/],
    ["a leaf cut off", "DELETE FROM log_leaf WHERE index = 299", /only 43 of the 44 hashes/],
    ["a leaf set behind the last checkpoint", "INSERT INTO log_leaf (index, entry_id, hash) SELECT 300, max(id), sha256('x') FROM (INSERT_ENTRY) e(id)", /leaves that no checkpoint covers/],
    ["a log cut short, checkpoint and all", "DELETE FROM log_checkpoint WHERE size > 0; DELETE FROM log_tile; DELETE FROM log_leaf", /A checkpoint of 300 leaves was signed that the database does not have/],
    ["another root in the checkpoint", "UPDATE log_checkpoint SET root = sha256('x') WHERE size = 300", /was signed that the database does not have/],
  ])("%s", async (_what, statement, says) => {
    const harmed = await after(async () => {
      const [{ id } = { id: "0" }] = statement.includes("INSERT_ENTRY") ? await log.sql<{ id: string }>("INSERT INTO log_entry (kind, ref, commitment) VALUES ('tombstone', 'planted', sha256('x')) RETURNING id") : [];
      await log.sql(statement.replace("INSERT_ENTRY", `SELECT ${id}`));
    });
    expect(harmed.says).toMatch(says);
    expect(harmed.signed.every((size) => size <= 300)).toBe(true);
    expect(log.lines.join("\n")).toContain("nothing more is integrated");
  });

  /** The last leaves, their entries and all checkpoints of them are gone while the worker is at work; then something new is committed. */
  async function whileItWorks(o: { readonly fileToo: boolean }) {
    const worker = await log.startWorker();
    await log.append(Array.from({ length: 3 }, () => aTombstone()));
    worker.wake();
    await log.whenCovered();
    await log.append(Array.from({ length: 2 }, () => aTombstone()));
    worker.wake();
    await log.whenCovered();
    await expect.poll(() => log.keptCheckpoints().at(-1)?.size).toBe(5);
    await log.sql(`DELETE FROM log_leaf WHERE index >= 3; DELETE FROM log_checkpoint WHERE size > 3; DELETE FROM log_entry WHERE id NOT IN (SELECT entry_id FROM log_leaf)`);
    if (o.fileToo) writeFileSync(join(log.checkpointDir, "checkpoints.jsonl"), log.keptCheckpoints().filter(({ size }) => size <= 3).map((one) => `${JSON.stringify(one)}\n`).join(""));
    await log.append([aTombstone()]);
    worker.wake();
    await expect.poll(() => worker.says(), { timeout: 10_000 }).toMatch(/^signs nothing: A checkpoint of 5 leaves was signed that the database does not have/);
    await sleep(1500);
    expect((await log.checkpoints()).every(({ size }) => size <= 3)).toBe(true);
    await worker.close();
    return log.startWorker();
  }
  it("a log cut short while the worker is at work: no fork is signed, not even the first one", async () => {
    const again = await whileItWorks({ fileToo: false });
    await expect.poll(() => again.says(), { timeout: 5_000 }).toMatch(/^signs nothing/);
    await again.close();
  });
  it("a log cut short together with its file while the worker is at work: it remembers; a process that begins anew has nothing left that contradicts", async () => {
    const again = await whileItWorks({ fileToo: true });
    await expect.poll(async () => (await log.checkpoints()).at(-1)?.size, { timeout: 5_000 }).toBe(4);
    await again.close();
  });

  it("half a line in the file of checkpoints, from a crash, stands in nobody's way", async () => {
    const worker = await log.startWorker();
    await expect.poll(log.checkpoints).toHaveLength(1);
    await log.append([aTombstone()]);
    await log.whenCovered();
    await worker.close();
    appendFileSync(join(log.checkpointDir, "checkpoints.jsonl"), `{"size":2,"ro`);
    await log.append([aTombstone()]);
    const again = await log.startWorker();
    await log.whenCovered();
    await again.close();
    writeFileSync(join(log.checkpointDir, "checkpoints.jsonl"), "");
    const third = await log.startWorker();
    await expect.poll(() => log.keptCheckpoints().map(({ size }) => size)).toEqual([0, 1, 2]);
    await third.close();
  });
});

describe("CON-12 CON-30 append-only, by the database role that the service runs as", () => {
  it.each([
    "UPDATE log_entry SET salt = NULL", "UPDATE log_entry SET commitment = sha256('x')", "DELETE FROM log_entry", "UPDATE log_leaf SET hash = sha256('x')", "DELETE FROM log_leaf",
    "UPDATE log_tile SET root = sha256('x')", "DELETE FROM log_tile", "UPDATE log_checkpoint SET note = ''", "DELETE FROM log_checkpoint", "TRUNCATE log_checkpoint",
  ])("%s is refused", async (statement) => {
    await expect(withinCall(beginCall({}), () => log.database.pool.query(statement))).rejects.toMatchObject({ code: "42501" });
  });

  it("retention destroys a salt and can do nothing else to an entry", async () => {
    const record = aTombstone();
    await log.append([record]);
    const retention = connectPool(log.database.retentionUrl, { max: 1, applicationName: "retention" });
    const as = (statement: string) => withinCall(beginCall({}), () => retention.query(statement));
    await expect(as("UPDATE log_entry SET salt = sha256('chosen')")).rejects.toMatchObject({ code: "23000" });
    for (const statement of ["UPDATE log_entry SET commitment = sha256('x')", "DELETE FROM log_entry", "INSERT INTO log_leaf (index, entry_id, hash) VALUES (0, 1, sha256('x'))"]) {
      await expect(as(statement)).rejects.toMatchObject({ code: "42501" });
    }
    await as("UPDATE log_entry SET salt = NULL");
    expect(await log.sql("SELECT salt FROM log_entry")).toEqual([{ salt: null }]);
    await retention.end();
  });
});
