import { rootHash } from "../tree/hash-reader.ts";
import { type FullTile, fullTile, hashesFromTiles, tileWidth } from "./tile.ts";

/** The tiles at the right edge of a tree that are not full: for each level its hashes, 0 to 255. All that is needed to let it grow. */
export type OpenTiles = readonly (readonly Uint8Array[])[];

/** The levels that a tree of this size has, where any tile can be open. */
export function levelsOf(size: number): number {
  let levels = 0;
  for (let left = size; left > 0; left = Math.floor(left / tileWidth)) levels++;
  return levels;
}

/** The root of a tree of this size, out of its open tiles alone. */
export const rootOf = (open: OpenTiles, size: number): Uint8Array => rootHash(hashesFromTiles((level) => open[level] ?? []), size);

/** What a tree becomes by more leaves: its open tiles then, and the tiles that became full. */
export function grow(open: OpenTiles, size: number, leaves: readonly Uint8Array[]): { readonly open: OpenTiles; readonly full: readonly FullTile[] } {
  const levels = open.map((hashes) => [...hashes]);
  const full: FullTile[] = [];
  let leafCount = size;
  const add = (level: number, hash: Uint8Array) => {
    const hashes = (levels[level] ??= []);
    hashes.push(hash);
    if (hashes.length < tileWidth) return;
    const tile = fullTile(level, leafCount / tileWidth ** (level + 1) - 1, hashes.splice(0));
    full.push(tile);
    add(level + 1, tile.root);
  };
  for (const leaf of leaves) {
    leafCount++;
    add(0, leaf);
  }
  return { open: levels, full };
}
