import { createPrivateKey } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asService, createLog, type Queryable, systemClock } from "@haandslag/service-kit";
import { isIncluded, leafHash } from "@haandslag/transparency-log";
import { createTestDatabase, type TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { findProof } from "../../src/storage/log/find-proof.ts";
import { openLog, type TransparencyLog } from "../../src/storage/log/open-log.ts";
import { opened, origin, signingKey } from "./given-log.ts";

/** A full tile of tiles, some full tiles beside it, and an edge. */
const size = 66_001;
let database: TestDatabase;
let log: TransparencyLog;
beforeAll(async () => {
  database = await createTestDatabase({ service: "consent" });
  await database.owner.query(
    "INSERT INTO log_entry (kind, ref, salt, commitment) SELECT 'tombstone', 'entry-' || n, sha256(n::text::bytea), sha256(('c' || n)::bytea) FROM generate_series(0, $1::int - 1) AS n ORDER BY n", [size]);
  log = await openLog({
    pool: database.pool, clock: systemClock, log: createLog({ service: "consent", level: "silent" }), origin, checkpointDir: mkdtempSync(join(tmpdir(), "haandslag-large-tree-")),
    signingKey: createPrivateKey({ key: Buffer.from(signingKey, "base64"), format: "der", type: "pkcs8" }),
  });
  await vi.waitFor(async () => {
    if ((await database.owner.query("SELECT 1 FROM log_checkpoint WHERE size = $1", [size])).rowCount !== 1) throw new Error("The tree has not grown yet.");
  }, { timeout: 100_000, interval: 100 });
}, 120_000);
afterAll(async () => {
  await log.close();
  await database.drop();
});

async function proofOf(db: Queryable, ref: string) {
  const proof = await asService(() => findProof(db, ref));
  if (typeof proof === "string") throw new Error(`${ref} is ${proof} to the log.`);
  return proof;
}

/** The same pool, which counts what it is asked. */
function counting(): { readonly db: Queryable; asked(): number } {
  let asked = 0;
  const db = new Proxy(database.pool, {
    get(pool, name) {
      if (name === "query") asked++;
      const member: unknown = Reflect.get(pool, name, pool);
      return typeof member === "function" ? member.bind(pool) as unknown : member;
    },
  });
  return { db, asked: () => asked };
}

const indexes = [0, 1, 127, 128, 255, 256, 257, 32_767, 32_768, 40_961, 65_279, 65_280, 65_535, 65_536, 65_537, 65_791, 65_792, 65_999, 66_000];

it("CON-30 a leaf is proved wherever it stands: within full tiles, at their borders, and at the edge of the tree", async () => {
  const { rows } = await database.owner.query<{ ref: string; commitment: Buffer; index: string }>("SELECT e.ref, e.commitment, l.index FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id WHERE l.index = ANY($1) ORDER BY l.index", [indexes]);
  expect(rows.map(({ index }) => Number(index))).toEqual(indexes);
  // Each with nothing known yet, and all with what the ones before have left.
  for (const db of [() => counting().db, () => database.pool]) {
    for (const { ref, commitment, index } of rows) {
      const proof = await proofOf(db(), ref);
      const path = Buffer.from(proof.inclusionProof, "base64url");
      const { root } = opened(proof.checkpoint, log.verifierKey);
      const hashes = Array.from({ length: path.length / 32 }, (_none, n) => path.subarray(n * 32, (n + 1) * 32));
      expect(isIncluded({ leaf: leafHash(commitment), index: Number(index), size, root, proof: hashes }), `leaf ${index}`).toBe(true);
      expect(proof.leafIndex).toBe(Number(index));
    }
  }
});

it("CON-30 once the edge is known, a proof within full tiles is one question", async () => {
  const { db, asked } = counting();
  await proofOf(db, "entry-40000");
  const before = asked();
  for (const ref of ["entry-0", "entry-777", "entry-65535"]) await proofOf(db, ref);
  expect(asked() - before).toBe(3);
});
