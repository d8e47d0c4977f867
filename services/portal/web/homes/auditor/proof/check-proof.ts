import { bytesOf, hashesOf, isSame } from "./bytes.ts";
import { inclusionRoot, leafHash } from "./inclusion-root.ts";
import { openCheckpoint } from "./open-checkpoint.ts";

/** What an auditor is given of one entry of the log: its commitment and where it stands; neither record nor salt. */
export interface EntryProof {
  readonly commitment: string;
  readonly leafIndex: number;
  /** The hashes of the path one after the other, from the leaf up. */
  readonly inclusionProof: string;
  readonly checkpoint: string;
}

export type Checked = { readonly holds: true; readonly size: number } | { readonly holds: false; readonly because: "not-signed" | "not-in-tree" };

/** Checked here in the browser, with nothing of the server's code: that the entry stands in the tree that this key has signed. */
export async function checkProof(proof: EntryProof, verifierKey: string): Promise<Checked> {
  const checkpoint = await openCheckpoint(proof.checkpoint, verifierKey);
  if (checkpoint === undefined) return { holds: false, because: "not-signed" };
  const leaf = await leafHash(bytesOf(proof.commitment));
  const root = await inclusionRoot({ leaf, index: proof.leafIndex, size: checkpoint.size, proof: hashesOf(proof.inclusionProof) });
  return root !== undefined && isSame(root, checkpoint.root) ? { holds: true, size: checkpoint.size } : { holds: false, because: "not-in-tree" };
}
