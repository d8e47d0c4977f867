import { type HashAt, rangeHash } from "./hash-reader.ts";
import { areHashes } from "./inclusion-proof.ts";
import { nodeHash } from "./node-hash.ts";
import { splitLevel } from "./subtree.ts";

/**
 * That the tree of `newer` leaves begins with the tree of `older` leaves (PROOF, RFC 6962 § 2.1.2).
 * @throws RangeError where not 0 < older ≤ newer: of the empty tree nothing can be shown
 */
export function consistencyProof(hashAt: HashAt, older: number, newer: number): Uint8Array[] {
  if (!(Number.isSafeInteger(older) && Number.isSafeInteger(newer) && older > 0 && older <= newer)) throw new RangeError("A consistency proof was asked for sizes that do not follow each other.");
  const proof: Uint8Array[] = [];
  let begin = 0;
  let end = newer;
  let isOldRoot = true;
  while (older !== end) {
    const middle = begin + 2 ** splitLevel(end - begin);
    if (older <= middle) {
      proof.unshift(rangeHash(hashAt, middle, end));
      end = middle;
    } else {
      proof.unshift(rangeHash(hashAt, begin, middle));
      begin = middle;
      isOldRoot = false;
    }
  }
  // The whole old tree, being a subtree of the new one, is known to who asks.
  return isOldRoot ? proof : [rangeHash(hashAt, begin, end), ...proof];
}

/** Does `proof` show that the newer tree begins with the older? (RFC 9162 § 2.1.4.2) Total: whatever does not fit is false. */
export function isConsistent(o: { older: number; newer: number; olderRoot: Uint8Array; newerRoot: Uint8Array; proof: readonly Uint8Array[] }): boolean {
  const { older, newer, olderRoot, newerRoot } = o;
  if (!Number.isSafeInteger(older) || !Number.isSafeInteger(newer) || older <= 0 || older > newer) return false;
  // Before their form is looked at: a published vector has two roots that are equal and no hashes.
  if (older === newer) return o.proof.length === 0 && Buffer.compare(olderRoot, newerRoot) === 0;
  if (!areHashes([olderRoot, newerRoot, ...o.proof])) return false;
  let node = older - 1;
  let last = newer - 1;
  while (node % 2 === 1) [node, last] = [(node - 1) / 2, Math.floor(last / 2)];
  // An old tree that is one perfect subtree proves itself by its root.
  const [first, ...rest] = node === 0 ? [olderRoot, ...o.proof] : o.proof;
  if (first === undefined) return false;
  let old = first;
  let young = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeHash(sibling, old);
      young = nodeHash(sibling, young);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      young = nodeHash(young, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && Buffer.compare(old, olderRoot) === 0 && Buffer.compare(young, newerRoot) === 0;
}
