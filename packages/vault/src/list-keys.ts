import { readKeyFile } from "./key-ring-file.ts";
import type { Queryable } from "./ports.ts";

/** A key-encryption key of a key store, without its bytes. */
export interface ListedKey {
  readonly id: string;
  readonly isCurrent: boolean;
  /** Is it in the service's key file? Not, and yet needed: what it wraps cannot be opened. */
  readonly isInFile: boolean;
  readonly retiredAt: Date | null;
  /** How many live data keys it wraps. */
  readonly wraps: number;
}

/** The key-encryption keys of a key store: those in the file, those that rows need, and those that were retired. @param store as app or owner */
export async function listKeyEncryptionKeys(o: { readonly store: Queryable; readonly file: string }): Promise<readonly ListedKey[]> {
  const inFile = (await readKeyFile(o.file)).map(({ id }) => id);
  const { rows } = await o.store.query<{ id: string; wraps: number; retired_at: Date | null }>(
    `SELECT id, coalesce(d.wraps, 0)::int AS wraps, r.retired_at
     FROM (SELECT kek_id AS id, count(*) AS wraps FROM data_key WHERE destroyed_at IS NULL GROUP BY kek_id) d
     FULL JOIN retired_kek r USING (id) FULL JOIN unnest($1::text[]) AS f(id) USING (id)
     ORDER BY r.retired_at DESC NULLS FIRST, id`, [inFile]);
  return rows.map(({ id, wraps, retired_at }) => ({ id, isCurrent: id === inFile[0], isInFile: inFile.includes(id), retiredAt: retired_at, wraps }));
}
