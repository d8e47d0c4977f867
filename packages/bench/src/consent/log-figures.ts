import { generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findProof, openLog, sealRecord } from "@haandslag/consent/log";
import { beginCall, createLog, systemClock, withinCall } from "@haandslag/service-kit";
import type { TestDatabase } from "@haandslag/testing";
import pg from "pg";
import { type Figure, median } from "../figure.ts";
import { benchDatabases } from "../main/bench-service.ts";
import { oneLife } from "./proof-documents.ts";

const million = 1_000_000;

/** How soon an entry is covered by a signed checkpoint, and what a proof costs once the tree is large. */
export async function* logFigures(): AsyncIterable<Figure> {
  const databases = await benchDatabases();
  const dir = mkdtempSync(join(tmpdir(), "haandslag-bench-checkpoints-"));
  try {
    const database = await databases.fresh("consent");
    const log = await openLog({
      pool: database.pool, clock: systemClock, log: createLog({ service: "consent", level: "silent" }), origin: "haandslag.example/consent-log",
      signingKey: generateKeyPairSync("ed25519").privateKey, checkpointDir: dir,
    });
    const covering = async (name: string, pauseMs: number): Promise<Figure[]> => {
      const took = await withinCall(beginCall({}), () => coverTimes(database, log, pauseMs));
      return [
        { name: `entry → checkpoint that covers it, ${name}, median`, value: median(took), unit: "s", baseline: null, reach: { bound: "at-most", value: 1 } },
        { name: `entry → checkpoint that covers it, ${name}, p99`, value: took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? Infinity, unit: "s", baseline: null, reach: { bound: "at-most", value: 1 } },
      ];
    };
    yield* await covering("at rest", 250);
    yield* await covering("200 entries a second", 5);
    // Before the tree grows: their leaves stand deep in it, with a whole path above them.
    const lived = await oneLife(database.pool);
    const refs = await growToAMillion(database);
    yield await withinCall(beginCall({}), () => proofTime(database, refs));
    for (const { of, document } of lived) {
      yield { name: `proof for a tree of 10⁶: the document of a ${of}, as the citizen is given it`, value: Buffer.byteLength(JSON.stringify(await document())), unit: "bytes", baseline: null, reach: { bound: "at-most", value: 2000 } };
    }
    await log.close();
  } finally {
    await databases.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Seconds from each commit to when the checkpoint that covers it can be read, 200 of them. */
async function coverTimes({ pool }: TestDatabase, log: { wake(): void; served: { checkpoint(): Promise<string | undefined> } }, pauseMs: number): Promise<number[]> {
  const committed: number[] = [];
  const took: number[] = [];
  const { rows: [start] } = await pool.query<{ entries: number }>("SELECT count(*)::int AS entries FROM log_entry");
  const before = start?.entries ?? 0;
  const watch = (async () => {
    while (took.length < 200) {
      const size = Number((await log.served.checkpoint())?.split("\n")[1] ?? 0) - before;
      const now = performance.now();
      for (let i = took.length; i < Math.min(size, committed.length); i++) took.push((now - (committed[i] as number)) / 1000);
      await sleep(2);
    }
  })();
  for (let i = 0; i < 200; i++) {
    await append(pool);
    committed.push(performance.now());
    log.wake();
    await sleep(pauseMs);
  }
  await watch;
  return took;
}

async function append(pool: pg.Pool): Promise<void> {
  const { kind, ref, salt, commitment } = sealRecord({ type: "tombstone", version: 1, tombstoneId: randomUUID(), of: "disclosure", refs: [], rule: "bench", at: new Date().toISOString() });
  await pool.query("INSERT INTO log_entry (kind, ref, salt, commitment) VALUES ($1, $2, $3, $4)", [kind, ref, salt, commitment]);
}

/** Entries by the database itself; the tree over them by the worker, as always, but that foreign keys are not looked up a million times. @returns some of their refs */
async function growToAMillion({ superuserUrl }: TestDatabase): Promise<string[]> {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await superuser.query("ALTER TABLE log_leaf DISABLE TRIGGER ALL");
  await superuser.query(
    `INSERT INTO log_entry (kind, ref, salt, commitment)
     SELECT 'tombstone', gen_random_uuid(), sha256(n::text::bytea), sha256(('c' || n)::bytea) FROM generate_series(1, $1::int - (SELECT count(*)::int FROM log_entry)) AS n`, [million]);
  while ((await superuser.query("SELECT 1 FROM log_checkpoint WHERE size >= $1", [million])).rowCount === 0) await sleep(100);
  await superuser.query("ALTER TABLE log_leaf ENABLE TRIGGER ALL");
  await superuser.query("ANALYZE log_entry, log_leaf, log_tile");
  const { rows } = await superuser.query<{ ref: string }>("SELECT ref FROM log_entry ORDER BY random() LIMIT 3000");
  await superuser.end();
  return rows.map(({ ref }) => ref);
}

async function proofTime({ pool }: TestDatabase, refs: readonly string[]): Promise<Figure> {
  const proofs: number[] = [];
  const rows: number[] = [];
  for (const [i, ref] of refs.entries()) {
    const start = performance.now();
    await pool.query({ name: "bench-one-row", text: "SELECT salt, commitment FROM log_entry WHERE ref = $1", values: [ref] });
    const read = performance.now();
    const proof = await findProof(pool, ref);
    const proven = performance.now();
    if (typeof proof === "string") throw new Error(`A record of the benchmark has no proof: ${proof}.`);
    // The first ones are the machine's, to warm up.
    if (i < 500) continue;
    rows.push(read - start);
    proofs.push(proven - read);
  }
  return { name: "proof for a tree of 10⁶: time (baseline: one row by its key)", value: median(proofs), unit: "ms", baseline: median(rows), reach: { bound: "at-most", value: 1 } };
}
