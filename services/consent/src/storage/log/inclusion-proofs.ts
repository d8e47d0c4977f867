import type { Queryable } from "@haandslag/service-kit";
import { inclusionProof, inclusionSubtrees } from "@haandslag/transparency-log";
import { readHashes } from "./read-hashes.ts";

/** The proof that the leaf at `index` is in the tree of `size` leaves (RFC 6962 § 2.1.1): hashes from the leaf up. */
export async function proveInclusion(db: Queryable, index: number, size: number): Promise<Uint8Array[]> {
  return inclusionProof(await readHashes(db, inclusionSubtrees(index, size), size), index, size);
}
