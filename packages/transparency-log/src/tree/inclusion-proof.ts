import { type HashAt, rangeHash } from "./hash-reader.ts";
import { hashBytes, nodeHash } from "./node-hash.ts";
import { splitLevel, type Subtree, subtreesOf } from "./subtree.ts";

interface Range {
  readonly begin: number;
  readonly end: number;
}

/** The ranges of leaves that the proof of leaf `index` in a tree of `size` names, from the leaf up (PATH, RFC 6962 § 2.1.1). */
function inclusionRanges(index: number, size: number): Range[] {
  if (!isIndexOf(index, size)) throw new RangeError("An inclusion proof was asked for a leaf that the tree does not have.");
  const siblings: Range[] = [];
  let begin = 0;
  let end = size;
  while (end - begin > 1) {
    const middle = begin + 2 ** splitLevel(end - begin);
    if (index < middle) {
      siblings.unshift({ begin: middle, end });
      end = middle;
    } else {
      siblings.unshift({ begin, end: middle });
      begin = middle;
    }
  }
  return siblings;
}

/** The perfect subtrees whose hashes the proof is made of: what must be read before `inclusionProof`. */
export const inclusionSubtrees = (index: number, size: number): Subtree[] => inclusionRanges(index, size).flatMap(({ begin, end }) => subtreesOf(begin, end));

/** RFC 6962 § 2.1.1. @returns hashes from the leaf up. @throws RangeError where the tree has no such leaf */
export const inclusionProof = (hashAt: HashAt, index: number, size: number): Uint8Array[] =>
  inclusionRanges(index, size).map(({ begin, end }) => rangeHash(hashAt, begin, end));

/**
 * Does `proof` show that `leaf` is the leaf at `index` of the tree of `size` leaves with this root? (RFC 9162 § 2.1.3.2)
 * Total: whatever does not fit is false.
 */
export function isIncluded(o: { leaf: Uint8Array; index: number; size: number; root: Uint8Array; proof: readonly Uint8Array[] }): boolean {
  if (!isIndexOf(o.index, o.size) || !areHashes([o.leaf, o.root, ...o.proof])) return false;
  let hash = o.leaf;
  let node = o.index;
  let last = o.size - 1;
  for (const sibling of o.proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      // A last node without a neighbour goes up as it is.
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && Buffer.compare(hash, o.root) === 0;
}

const isIndexOf = (index: number, size: number): boolean => Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;

export const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every(({ length }) => length === hashBytes);
