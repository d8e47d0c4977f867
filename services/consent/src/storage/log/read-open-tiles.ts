import type { Queryable } from "@haandslag/service-kit";
import { levelsOf, type OpenTiles, tileWidth } from "@haandslag/transparency-log";
import { LogBroken } from "./log-broken.ts";

/**
 * The tiles at the right edge of a tree of this size: out of the leaves, and above them out of the roots of full tiles.
 * @throws LogBroken where some are not there
 */
export async function readOpenTiles(db: Queryable, size: number): Promise<OpenTiles> {
  const open: Uint8Array[][] = [];
  for (let level = 0; level < levelsOf(size); level++) {
    const nodes = Math.floor(size / tileWidth ** level);
    const first = nodes - (nodes % tileWidth);
    const hashes = first === nodes ? [] : await readNodes(db, level, first, nodes);
    if (hashes.length !== nodes - first) throw new LogBroken(`The log of ${size} leaves has only ${hashes.length} of the ${nodes - first} hashes at the edge of level ${level}.`);
    open.push(hashes);
  }
  return open;
}

/** The hashes of a level of tiles, as far as they are there: level 0 are the leaves, level 1 the roots of 256 of them. */
export async function readNodes(db: Queryable, level: number, first: number, end: number): Promise<Buffer[]> {
  const { rows } = await db.query<{ hash: Buffer }>(level === 0
    ? { name: "log-leaves", text: "SELECT hash FROM log_leaf WHERE index >= $1 AND index < $2 ORDER BY index", values: [first, end] }
    : { name: "log-tile-roots", text: "SELECT root AS hash FROM log_tile WHERE level = $3 AND index >= $1 AND index < $2 ORDER BY index", values: [first, end, level - 1] });
  return rows.map(({ hash }) => hash);
}
