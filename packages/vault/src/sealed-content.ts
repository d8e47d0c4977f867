import type { Encrypted } from "./authenticated-encryption.ts";
import type { Queryable } from "./ports.ts";

/** A row of `sealed_content` (prisma/sealed-content.sql). */
export interface SealedContent extends Encrypted {
  readonly id: string;
  readonly dataKeyId: string;
  readonly kind: string;
}

/**
 * Inserts an entry, or replaces its ciphertext.
 * @param entry with the aggregate that its key is of: by it row-level security knows whose the content is
 * @returns false when it exists under another key or kind
 */
export async function writeSealed(tx: Queryable, entry: SealedContent & { readonly aggregateId: string }, at: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO sealed_content AS old (id, data_key_id, kind, nonce, ciphertext, created_at, aggregate_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET nonce = EXCLUDED.nonce, ciphertext = EXCLUDED.ciphertext
     WHERE old.data_key_id = EXCLUDED.data_key_id AND old.kind = EXCLUDED.kind`,
    [entry.id, entry.dataKeyId, entry.kind, entry.nonce, entry.ciphertext, at, entry.aggregateId],
  );
  return rowCount === 1;
}

export async function readSealed(db: Queryable, ids: readonly string[]): Promise<SealedContent[]> {
  const { rows } = await db.query<SealedContent>(
    `SELECT id, data_key_id AS "dataKeyId", kind, nonce, ciphertext FROM sealed_content WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return rows;
}

export async function deleteSealed(tx: Queryable, dataKeyId: string): Promise<number> {
  const { rowCount } = await tx.query("DELETE FROM sealed_content WHERE data_key_id = $1", [dataKeyId]);
  return rowCount ?? 0;
}
