import { emptyRoot, type HashAt, leafHash, nodeHash } from "../src/index.ts";

/** So many leaf hashes, each another. */
export const leavesOf = (size: number): Buffer[] => Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));

/** MTH as RFC 6962 § 2.1 writes it: split at the largest power of two below the size, and again. */
export function plainRoot(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return emptyRoot;
  if (leaves.length === 1) return first;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k)));
}

/** Each hash counted out of the leaves. */
export const plainHashAt = (leaves: readonly Buffer[]): HashAt => ({ level, index }) => {
  const under = leaves.slice(index * 2 ** level, (index + 1) * 2 ** level);
  if (under.length !== 2 ** level) throw new Error("The subtree is not there.");
  return plainRoot(under);
};
