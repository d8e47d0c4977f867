import type { Queryable } from "@haandslag/service-kit";
import { inclusionProof, inclusionSubtrees, type Subtree, tileWidth } from "@haandslag/transparency-log";
import { readHashes } from "./read-hashes.ts";

/** Some two megabytes for a log. */
const mostKept = 10_000;
/** By log, which is by pool: hashes of subtrees of 256 leaves or more never change, and every proof needs the same few at the edge. */
const kept = new WeakMap<Queryable, Map<string, Uint8Array>>();

/**
 * The proof that the leaf at `index` is in the tree of `size` leaves (RFC 6962 § 2.1.1): hashes from the leaf up. Small
 * subtrees are read each time; with the large ones at hand that is a few slices of one tile.
 */
export async function proveInclusion(db: Queryable, index: number, size: number): Promise<Uint8Array[]> {
  const known = kept.get(db) ?? new Map<string, Uint8Array>();
  kept.set(db, known);
  const isEdge = ({ level, index: at }: Subtree) => Math.floor((at * 2 ** level) / tileWidth) === Math.floor(size / tileWidth);
  const needed = inclusionSubtrees(index, size);
  const read = await readHashes(db, needed.filter((subtree) => !known.has(keyOf(subtree))), size);
  return inclusionProof((subtree) => {
    const key = keyOf(subtree);
    const found = known.get(key) ?? read(subtree);
    if (2 ** subtree.level >= tileWidth || isEdge(subtree)) keep(known, key, found);
    return found;
  }, index, size);
}

const keyOf = ({ level, index }: Subtree): string => `${level}/${index}`;

function keep(known: Map<string, Uint8Array>, key: string, hash: Uint8Array): void {
  if (known.has(key)) return;
  if (known.size >= mostKept) known.delete(known.keys().next().value ?? "");
  known.set(key, Uint8Array.from(hash));
}
