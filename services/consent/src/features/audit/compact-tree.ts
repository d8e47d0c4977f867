import { emptyRoot, leafHash, nodeHash } from "@haandslag/transparency-log";

/**
 * A tree that grows by a leaf at a time and keeps one hash a level: the roots of its perfect subtrees, the largest first.
 * Written for the audit: what the log's own worker computes is held against it.
 */
export function compactTree() {
  const subtrees: { hash: Buffer; leaves: number }[] = [];
  let size = 0;
  return {
    size: () => size,
    add(entry: Uint8Array): void {
      size++;
      let hash = leafHash(entry);
      let leaves = 1;
      for (let left = subtrees.at(-1); left !== undefined && left.leaves === leaves; left = subtrees.at(-1)) {
        hash = nodeHash(left.hash, hash);
        leaves *= 2;
        subtrees.pop();
      }
      subtrees.push({ hash, leaves });
    },
    /** Base64, as checkpoints have it. */
    root: (): string => (subtrees.length === 0 ? emptyRoot : subtrees.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right))).toString("base64"),
  };
}
