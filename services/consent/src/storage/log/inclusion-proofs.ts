import type { Queryable } from "@haandslag/service-kit";
import { inclusionProof, inclusionSubtrees, type Subtree, tileWidth } from "@haandslag/transparency-log";
import { readHashes } from "./read-hashes.ts";
import { type SiblingsInTiles, subtreesIn } from "./siblings-in-tiles.ts";

/** Some two megabytes for a log. */
const mostKept = 10_000;
/** By log, which is by pool: hashes of subtrees of 256 leaves or more never change, and every proof needs the same few at the edge. */
const kept = new WeakMap<Queryable, Map<string, Uint8Array>>();

/**
 * The proof that the leaf at `index` is in the tree of `size` leaves (RFC 6962 § 2.1.1): hashes from the leaf up. What is
 * neither among `siblings` nor known from a proof before is read: within full tiles that is nothing.
 */
export async function proveInclusion(db: Queryable, index: number, size: number, siblings: SiblingsInTiles): Promise<Uint8Array[]> {
  const known = kept.get(db) ?? new Map<string, Uint8Array>();
  kept.set(db, known);
  const isEdge = ({ level, index: at }: Subtree) => Math.floor((at * 2 ** level) / tileWidth) === Math.floor(size / tileWidth);
  const given = new Map(subtreesIn(siblings, index).map(({ subtree, hash }) => [keyOf(subtree), hash]));
  const missing = inclusionSubtrees(index, size).filter((subtree) => !given.has(keyOf(subtree)) && !known.has(keyOf(subtree)));
  const read = missing.length === 0 ? undefined : await readHashes(db, missing, size);
  return inclusionProof((subtree) => {
    const key = keyOf(subtree);
    const found = given.get(key) ?? known.get(key);
    if (found !== undefined || read === undefined) return found ?? lacking();
    const hash = read(subtree);
    if (2 ** subtree.level >= tileWidth || isEdge(subtree)) keep(known, key, hash);
    return hash;
  }, index, size);
}

const keyOf = ({ level, index }: Subtree): string => `${level}/${index}`;

const lacking = (): never => {
  throw new Error("A proof needs a hash that was not asked for.");
};

function keep(known: Map<string, Uint8Array>, key: string, hash: Uint8Array): void {
  if (known.size >= mostKept) known.delete(known.keys().next().value ?? "");
  known.set(key, Uint8Array.from(hash));
}
