import { createSecretKey, randomBytes } from "node:crypto";
import type { NamedKey } from "./key-ring.ts";
import { readKeyFile, writeKeyFile } from "./key-ring-file.ts";
import type { Clock, Queryable } from "./ports.ts";
import { VaultError } from "./vault-error.ts";
import { rewrapped } from "./wrapped-key.ts";

export interface Rotation {
  /** The key that wraps everything now. */
  readonly current: string;
  readonly removed: readonly string[];
  readonly rewrapped: number;
  /** An earlier rotation had not come to its end; this one finished it, and made no key of its own. */
  readonly wasUnfinished: boolean;
}

const atOnce = 200;

/**
 * Rotates a key store's key-encryption key, while the service runs: a new key, first in the file; the former retired, so
 * that nobody wraps under it any more; every live data key wrapped anew (the same data key: no content is touched); then
 * the former key removed from the file. The file has every key that a row needs at every moment. Killed anywhere, it is
 * run again and goes on where it was.
 *
 * @param store one connection to the key store as its owner, used by nobody else meanwhile
 * @param file the service's key file, which the service reads again by itself
 * @throws VaultError VAULT_KEK_MISSING and VAULT_KEY_DAMAGED where a live key cannot be unwrapped: then no key is removed
 */
export async function rotateKeys(o: { readonly store: Queryable; readonly file: string; readonly clock: Clock }): Promise<Rotation> {
  const { rows: [turn] } = await o.store.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(hashtextextended('rotation of key-encryption keys', 0)) AS mine");
  if (turn?.mine !== true) throw new VaultError("VAULT_UNAVAILABLE", "Another rotation of this key store is running. Wait for its end.");
  try {
    const before = await readKeyFile(o.file);
    const wasUnfinished = before.length > 1;
    const keys = wasUnfinished ? before : [newKey(o.clock.now()), ...before];
    if (!wasUnfinished) await writeKeyFile(o.file, keys);
    const [current, ...former] = keys as [NamedKey, ...NamedKey[]];
    await retire(o.store, former.map(({ id }) => id), o.clock.now());
    const count = await rewrapAll(o.store, keys, current);
    await writeKeyFile(o.file, [current]);
    await o.store.query("VACUUM data_key"); // what was wrapped under the former key leaves the table's file too
    return { current: current.id, removed: former.map(({ id }) => id), rewrapped: count, wasUnfinished };
  } finally {
    await o.store.query("SELECT pg_advisory_unlock(hashtextextended('rotation of key-encryption keys', 0))");
  }
}

/** Alone with the lock that inserts share: after this every data key under a former key is committed, and none is added. */
async function retire(store: Queryable, ids: readonly string[], at: Date): Promise<void> {
  await store.query(
    `WITH alone AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended('key-encryption keys', 0)))
     INSERT INTO retired_kek (id, retired_at) SELECT id, $2 FROM unnest($1::text[]) AS id, alone ON CONFLICT DO NOTHING`, [ids, at]);
}

async function rewrapAll(store: Queryable, keys: readonly NamedKey[], current: NamedKey): Promise<number> {
  const ring = { current, find: (id: string) => keys.find((key) => key.id === id)?.key, reread: () => undefined };
  for (let count = 0; ;) {
    const { rows } = await store.query<{ id: string; kek_id: string; wrapped: Buffer }>(
      "SELECT id, kek_id, wrapped FROM data_key WHERE destroyed_at IS NULL AND kek_id <> $1 ORDER BY id LIMIT $2", [current.id, atOnce]);
    if (rows.length === 0) return count;
    const anew = rows.map(({ id, kek_id, wrapped }) => rewrapped(ring, id, { kekId: kek_id, wrapped }).wrapped);
    // One that is destroyed in this moment stays so.
    const { rowCount } = await store.query(
      `UPDATE data_key d SET wrapped = a.wrapped, kek_id = $1 FROM unnest($2::uuid[], $3::bytea[]) AS a(id, wrapped)
       WHERE d.id = a.id AND d.destroyed_at IS NULL AND d.kek_id <> $1`, [current.id, rows.map(({ id }) => id), anew]);
    count += rowCount ?? 0;
  }
}

/** Its id says when it was made; four random digits keep two of one day apart. */
const newKey = (now: Date): NamedKey =>
  ({ id: `${now.toISOString().slice(0, 10)}-${randomBytes(4).toString("hex")}`, key: createSecretKey(randomBytes(32)) });
