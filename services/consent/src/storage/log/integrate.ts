import type { Queryable } from "@haandslag/service-kit";
import { checkpointText, type FullTile, grow, leafHash, type NoteSigner, rootOf } from "@haandslag/transparency-log";
import type { CheckpointFolder } from "./checkpoint-folder.ts";
import { LogBroken } from "./log-broken.ts";
import { readOpenTiles } from "./read-open-tiles.ts";
import type { SeenCheckpoint, SizeAndRoot } from "./seen-checkpoint.ts";

/** Entries that become leaves in one transaction. */
export const atOnce = 2_000;
/** So many ids back it is looked for entries whose transaction took longer than others that began later. */
const lookBack = 10_000;

interface Waiting {
  readonly id: string;
  readonly commitment: Buffer;
}

/**
 * Puts the entries that have been committed since into the tree, in the order of their ids and without gaps, and signs
 * the tree that they make: all in one transaction of the one worker, after its lock. The very first call signs the empty
 * tree.
 *
 * Ids are drawn before the commit, so one can come up behind others that are in the tree already: it is looked for by
 * absence, never by "greater than the last".
 *
 * Nothing is signed where the tables are not what was signed before: by their own last checkpoint, by the folder outside
 * and by what this process has seen, all asked in this very transaction.
 * @param o.everywhere looks for waiting entries in the whole table and not only among the newest
 * @returns how many leaves were added, and the newest checkpoint now
 * @throws LogBroken
 */
export async function integrate(tx: Queryable, o: Integrating): Promise<{ readonly added: number; readonly newest: SizeAndRoot }> {
  const { rows: [row] } = await tx.query<{ size: string; root: Buffer }>({ name: "log-last-checkpoint", text: "SELECT size, root FROM log_checkpoint ORDER BY size DESC LIMIT 1" });
  const last = row && { size: Number(row.size), root: row.root };
  await o.seen.holdAgainst(tx, last);
  const waiting = await waitingEntries(tx, o.everywhere);
  if (last !== undefined && waiting.length === 0) return { added: 0, newest: last };
  await o.folder.holdAgainst(tx);
  const size = last?.size ?? 0;
  const open = await readOpenTiles(tx, size);
  if (last !== undefined && Buffer.compare(rootOf(open, size), last.root) !== 0) throw new LogBroken(`The hashes of the log do not give the root that was signed for ${size} leaves.`);

  const leaves = waiting.map(({ commitment }) => leafHash(commitment));
  const grown = grow(open, size, leaves);
  await insertLeaves(tx, size, waiting, leaves);
  if (grown.full.length > 0) await insertTiles(tx, grown.full);
  const newest = { size: size + leaves.length, root: Buffer.from(rootOf(grown.open, size + leaves.length)) };
  await insertCheckpoint(tx, o, newest);
  return { added: leaves.length, newest };
}

export interface Integrating {
  readonly signer: NoteSigner;
  readonly at: Date;
  readonly everywhere: boolean;
  readonly folder: Pick<CheckpointFolder, "holdAgainst">;
  readonly seen: SeenCheckpoint;
}

async function waitingEntries(tx: Queryable, everywhere: boolean): Promise<Waiting[]> {
  const { rows } = await tx.query<Waiting>({
    name: "log-waiting",
    text: `SELECT e.id, e.commitment FROM log_entry e
           WHERE e.id > CASE WHEN $1 THEN 0 ELSE coalesce((SELECT max(entry_id) FROM log_leaf), 0) - ${lookBack} END
             AND NOT EXISTS (SELECT FROM log_leaf l WHERE l.entry_id = e.id)
           ORDER BY e.id LIMIT ${atOnce}`,
    values: [everywhere],
  });
  return rows;
}

async function insertLeaves(tx: Queryable, size: number, entries: readonly Waiting[], hashes: readonly Buffer[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query({
    name: "log-add-leaves",
    text: "INSERT INTO log_leaf (index, entry_id, hash) SELECT $1::bigint + n - 1, id, hash FROM unnest($2::bigint[], $3::bytea[]) WITH ORDINALITY AS e(id, hash, n) ORDER BY n",
    values: [size, entries.map(({ id }) => id), hashes],
  }).catch((error: unknown) => {
    const { code, constraint } = error as { code?: string; constraint?: string };
    throw code === "23505" || constraint === "log_leaf_follows" ? new LogBroken(`The log of ${size} leaves has leaves that no checkpoint covers, or lacks its last one.`, { cause: error }) : error;
  });
}

const insertTiles = (tx: Queryable, tiles: readonly FullTile[]) => tx.query({
  name: "log-add-tiles",
  text: "INSERT INTO log_tile (level, index, hashes, inner_hashes, root) SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[])",
  values: [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hashes }) => hashes), tiles.map(({ innerHashes }) => innerHashes), tiles.map(({ root }) => root)],
});

async function insertCheckpoint(tx: Queryable, { signer, at }: Pick<Integrating, "signer" | "at">, { size, root }: SizeAndRoot): Promise<void> {
  await tx.query({
    name: "log-add-checkpoint",
    text: "INSERT INTO log_checkpoint (size, root, note, at) VALUES ($1, $2, $3, $4)",
    values: [size, root, signer.sign(checkpointText({ origin: signer.name, size, root })), at],
  });
}
