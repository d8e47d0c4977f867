import type { Queryable } from "@haandslag/service-kit";
import { proveInclusion } from "./inclusion-proofs.ts";
import { type SiblingsInTiles, siblingsSql } from "./siblings-in-tiles.ts";

/** Where a record stands in the log, as base64url (RFC 4648 § 5, not padded) and text, as a proof document has it. */
export interface LogProof {
  readonly salt: string;
  readonly leafIndex: number;
  /** The hashes of the path one after the other, from the leaf up: one text costs less than a list of them. */
  readonly inclusionProof: string;
  /** The newest signed note. */
  readonly checkpoint: string;
}

/** All in one question, but for what stands at the edge of the tree and is kept once it was read. */
const statement = `
SELECT e.salt, l.index, c.size, c.note, ${siblingsSql("low", "l.index % 256")} AS lower, ${siblingsSql("high", "l.index / 256 % 256")} AS upper
FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id
LEFT JOIN (SELECT size, note FROM log_checkpoint ORDER BY size DESC LIMIT 1) c ON true
LEFT JOIN log_tile low ON low.level = 0 AND low.index = l.index / 256
LEFT JOIN log_tile high ON high.level = 1 AND high.index = l.index / 65536
WHERE e.ref = $1`;

/**
 * The proof for a record, against the newest checkpoint.
 * @returns "unknown" where the log has no such record or its salt is destroyed; "waiting" where it is not in the tree yet
 */
export async function findProof(db: Queryable, ref: string): Promise<LogProof | "unknown" | "waiting"> {
  const { rows: [entry] } = await db.query<{ salt: Buffer | null; index: string | null; size: string | null; note: string | null } & SiblingsInTiles>({
    name: "log-proof-of", text: statement, values: [ref],
  });
  if (entry === undefined || entry.salt === null) return "unknown";
  if (entry.index === null || entry.size === null || entry.note === null) return "waiting";
  const proof = await proveInclusion(db, Number(entry.index), Number(entry.size), entry);
  return {
    salt: entry.salt.toString("base64url"), leafIndex: Number(entry.index),
    inclusionProof: Buffer.concat(proof).toString("base64url"), checkpoint: entry.note,
  };
}
