export { canonicalJson, commitmentOf, newSalt } from "./record/commitment.ts";
export { consistencyProof, isConsistent } from "./tree/consistency-proof.ts";
export { type HashAt, rangeHash, rootHash } from "./tree/hash-reader.ts";
export { inclusionProof, inclusionSubtrees, isIncluded } from "./tree/inclusion-proof.ts";
export { emptyRoot, hashBytes, leafHash, nodeHash, sha256 } from "./tree/node-hash.ts";
export type { Subtree } from "./tree/subtree.ts";
