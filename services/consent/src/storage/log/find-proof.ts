import type { Queryable } from "@haandslag/service-kit";
import { proveInclusion } from "./inclusion-proofs.ts";

/** Where a record stands in the log, as base64url (RFC 4648 § 5, not padded) and text, as a proof document has it. */
export interface LogProof {
  readonly salt: string;
  readonly leafIndex: number;
  /** The hashes of the path one after the other, from the leaf up: one text costs less than a list of them. */
  readonly inclusionProof: string;
  /** The newest signed note. */
  readonly checkpoint: string;
}

/**
 * The proof for a record, against the newest checkpoint.
 * @returns "unknown" where the log has no such record or its salt is destroyed; "waiting" where it is not in the tree yet
 */
export async function findProof(db: Queryable, ref: string): Promise<LogProof | "unknown" | "waiting"> {
  const { rows: [entry] } = await db.query<{ salt: Buffer | null; index: string | null; size: string | null; note: string | null }>({
    name: "log-proof-of",
    text: `SELECT e.salt, l.index, c.size, c.note FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id
           LEFT JOIN (SELECT size, note FROM log_checkpoint ORDER BY size DESC LIMIT 1) c ON true WHERE e.ref = $1`,
    values: [ref],
  });
  if (entry === undefined || entry.salt === null) return "unknown";
  if (entry.index === null || entry.size === null || entry.note === null) return "waiting";
  const proof = await proveInclusion(db, Number(entry.index), Number(entry.size));
  return {
    salt: entry.salt.toString("base64url"), leafIndex: Number(entry.index),
    inclusionProof: Buffer.concat(proof).toString("base64url"), checkpoint: entry.note,
  };
}
