import { createPrivateKey, generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beginCall, createLog, inTransaction, systemClock, withinCall } from "@haandslag/service-kit";
import { hashesFromTiles, type HashAt, leafHash, openNote, parseCheckpoint, tileWidth } from "@haandslag/transparency-log";
import { createTestDatabase } from "@haandslag/testing";
import pg from "pg";
import { expect, vi } from "vitest";
import type { LogRecord } from "../../src/domain/log/log-record.ts";
import { appendToLog } from "../../src/storage/log/append-to-log.ts";
import { openLog, type TransparencyLog } from "../../src/storage/log/open-log.ts";
import { servedLog } from "../../src/storage/log/served-log.ts";

export const origin = "haandslag.test/consent-log";
export const signingKey = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");

/** A record that is about nothing else in the database. */
export const aTombstone = (rule = "a-rule"): LogRecord => ({ type: "tombstone", version: 1, tombstoneId: randomUUID(), of: "disclosure", refs: [], rule, at: "2026-03-02T09:00:00.000Z" });

/** A database with the log's tables, workers on it as one wants them, and what an auditor sees. */
export async function openLogDatabase() {
  const database = await createTestDatabase({ service: "consent" });
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await owner.query<Row>(text, values)).rows;
  const lines: string[] = [];
  const log = createLog({ service: "consent", destination: { write: (line: string) => void lines.push(line) } });
  const checkpointDir = mkdtempSync(join(tmpdir(), "haandslag-checkpoints-"));
  const append = (records: readonly LogRecord[]) => withinCall(beginCall({}), () => inTransaction(database.pool, (tx) => appendToLog(tx, records)));
  const workers: TransparencyLog[] = [];
  const startWorker = async () => {
    const worker = await openLog({ pool: database.pool, clock: systemClock, log, origin, signingKey: createPrivateKey({ key: Buffer.from(signingKey, "base64"), format: "der", type: "pkcs8" }), checkpointDir });
    workers.push(worker);
    return worker;
  };
  const checkpoints = async () => (await sql<{ size: string; note: string }>("SELECT size, note FROM log_checkpoint ORDER BY size")).map(({ size, note }) => ({ size: Number(size), note }));
  return {
    database, sql, lines, append, startWorker, checkpoints, checkpointDir,
    keptCheckpoints: () => readFileSync(join(checkpointDir, "checkpoints.jsonl"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as { size: number; root: string; note: string; at: string }),
    /** Resolves when a checkpoint covers all that was committed. */
    async whenCovered() {
      await vi.waitFor(async () => expect(await sql("SELECT (SELECT max(size) FROM log_checkpoint) = (SELECT count(*) FROM log_entry) AS covered")).toEqual([{ covered: true }]), { timeout: 15_000, interval: 20 });
    },
    /** Ends the connection of whoever leads as the end of its process would: what was not committed is gone, and the lock with it. */
    async killLeader() {
      const superuser = new pg.Client({ connectionString: database.superuserUrl });
      await superuser.connect();
      await superuser.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
      await superuser.end();
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await owner.end();
      await database.drop();
    },
  };
}
export type LogDatabase = Awaited<ReturnType<typeof openLogDatabase>>;

/** What a checkpoint says, once its signature is found good. */
export function opened(note: string, verifierKey: string) {
  const checkpoint = parseCheckpoint(openNote(note, verifierKey) ?? "");
  if (checkpoint === undefined) throw new Error("The checkpoint is not signed with this key.");
  expect(checkpoint.origin).toBe(origin);
  return checkpoint;
}

/** All hashes that the log serves at this size, as a client holds them: out of tiles alone. */
export async function hashesServed(read: (level: number, index: number, width: number) => Promise<Buffer | undefined>, size: number): Promise<HashAt> {
  const tiles = new Map<string, Buffer[]>();
  for (let level = 0, nodes = size; nodes > 0; level++, nodes = Math.floor(nodes / tileWidth)) {
    for (let index = 0; index * tileWidth < nodes; index++) {
      const width = Math.min(tileWidth, nodes - index * tileWidth);
      const bytes = await read(level, index, width);
      expect(bytes?.length).toBe(width * 32);
      tiles.set(`${level}/${index}`, Array.from({ length: width }, (_, i) => (bytes as Buffer).subarray(32 * i, 32 * i + 32)));
    }
  }
  return hashesFromTiles((level, index) => tiles.get(`${level}/${index}`) ?? []);
}

export const hashesIn = ({ database }: LogDatabase, size: number) => hashesServed((level, index, width) => servedLog(database.pool).tile({ level, index, width }), size);

/** The leaves as they follow from the entries themselves. */
export const leavesIn = async ({ sql }: LogDatabase) => (await sql<{ commitment: Buffer }>("SELECT e.commitment FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id ORDER BY l.index")).map(({ commitment }) => leafHash(commitment));
