import { emptyRoot, nodeHash } from "./node-hash.ts";
import { type Subtree, subtreesOf } from "./subtree.ts";

/** Gives the hash of a perfect subtree of the log. @throws where the log is not that large */
export type HashAt = (subtree: Subtree) => Uint8Array;

/** MTH over the leaves from `begin` to just before `end` (RFC 6962 § 2.1); `begin` as in `subtreesOf`. */
export function rangeHash(hashAt: HashAt, begin: number, end: number): Uint8Array {
  const hashes = subtreesOf(begin, end).map(hashAt);
  // The smallest stand to the right, and are joined first.
  return hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The root of the tree over the first `size` leaves. */
export const rootHash = (hashAt: HashAt, size: number): Uint8Array => rangeHash(hashAt, 0, size);
