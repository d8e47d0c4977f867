import pg from "pg";
import type { Queryable } from "./ports.ts";
import type { WrappedKey } from "./wrapped-key.ts";
import { VaultError } from "./vault-error.ts";

/**
 * Whose hold a key is: the sender's own `record` of a referral (kept, and blocked, when consent ends), one recipient's
 * `share` of it (destroyed then), a citizen's own `goals` in the outcomes service. Of what an
 * organisation's side holds the `pseudonym`, the coded `profile`, the `sessions` and the `avoided-peers` have keys of their
 * own, so that the tombstones say what there was. A peer's own `wellbeing` is that peer's alone (ASG-09).
 */
export type KeyOwner = "record" | "share" | "goals" | "pseudonym" | "profile" | "sessions" | "avoided-peers" | "wellbeing";

/** What a key is found by. There is at most one live key for a label. */
export interface KeyLabel {
  readonly owner: KeyOwner;
  readonly aggregateId: string;
  readonly recipientId?: string;
}

/** A data key without its bytes. With `destroyedAt` it is a tombstone. */
export interface DataKey {
  readonly id: string;
  readonly owner: KeyOwner;
  readonly aggregateId: string;
  readonly recipientId: string | undefined;
  readonly createdAt: Date;
  readonly destroyedAt: Date | undefined;
}

interface Row {
  id: string;
  owner: KeyOwner;
  aggregate_id: string;
  recipient_id: string | null;
  created_at: Date;
  destroyed_at: Date | null;
}

/** The SQL of `data_key`. Every call that cannot reach the database is a VAULT_UNAVAILABLE. */
export function openKeyStore(pool: Queryable) {
  const run = <R extends object>(text: string, values: unknown[]) => pool.query<R>(text, values).catch(asVaultError);
  return {
    /** @returns false when there is a live key with this label already @throws VaultError VAULT_KEK_RETIRED */
    async insert(id: string, label: KeyLabel, key: WrappedKey, at: Date): Promise<boolean> {
      const { rowCount } = await run(
        `INSERT INTO data_key (id, owner, aggregate_id, recipient_id, kek_id, wrapped, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (aggregate_id, owner, recipient_id) WHERE destroyed_at IS NULL DO NOTHING`,
        [id, label.owner, label.aggregateId, label.recipientId ?? null, key.kekId, key.wrapped, at],
      ).catch((error: unknown) => {
        throw (error as { code?: string }).code === "HK001"
          ? new VaultError("VAULT_KEK_RETIRED", `The key-encryption key "${key.kekId}" wraps nothing new any more, and this process was not given the one that does. Give it that one, first in its ring.`, { cause: error })
          : error;
      });
      return rowCount === 1;
    },
    async list(of: { aggregateId: string; owner?: KeyOwner; recipientId?: string }): Promise<DataKey[]> {
      const { rows } = await run<Row>(
        `SELECT id, owner, aggregate_id, recipient_id, created_at, destroyed_at FROM data_key
         WHERE aggregate_id = $1 AND ($2::text IS NULL OR owner = $2) AND ($3::text IS NULL OR recipient_id = $3)
         ORDER BY id`,
        [of.aggregateId, of.owner ?? null, of.recipientId ?? null],
      );
      return rows.map((row) => ({
        id: row.id, owner: row.owner, aggregateId: row.aggregate_id, recipientId: row.recipient_id ?? undefined,
        createdAt: row.created_at, destroyedAt: row.destroyed_at ?? undefined,
      }));
    },
    /** The wrapped keys among these ids, and of which aggregate each is; an id that is not in the map was never made. */
    async wrappedKeys(ids: readonly string[]): Promise<Map<string, (WrappedKey & { readonly aggregateId: string }) | "destroyed">> {
      const { rows } = await run<{ id: string; aggregate_id: string; kek_id: string; wrapped: Buffer | null }>(
        "SELECT id, aggregate_id, kek_id, wrapped FROM data_key WHERE id = ANY($1::uuid[])",
        [ids],
      );
      return new Map(rows.map((row) => [row.id, row.wrapped === null ? "destroyed" : { aggregateId: row.aggregate_id, kekId: row.kek_id, wrapped: row.wrapped }]));
    },
    async destroy(id: string, at: Date): Promise<boolean> {
      const { rowCount } = await run("UPDATE data_key SET wrapped = NULL, destroyed_at = $2 WHERE id = $1 AND destroyed_at IS NULL", [id, at]);
      return rowCount === 1;
    },
    /** The ids of the key-encryption keys that live data keys need. */
    async kekIds(): Promise<string[]> {
      const { rows } = await run<{ kek_id: string }>("SELECT DISTINCT kek_id FROM data_key WHERE destroyed_at IS NULL ORDER BY kek_id", []);
      return rows.map((row) => row.kek_id);
    },
  };
}

/** SQLSTATE classes 08 (connection), 53 (resources) and 57 (shutdown), or no answer from a database at all. */
function asVaultError(error: unknown): never {
  if (error instanceof pg.DatabaseError && !/^(08|53|57)/.test(error.code ?? "")) throw error;
  throw new VaultError("VAULT_UNAVAILABLE", "The key store's database does not answer, so nothing can be sealed, opened or destroyed. Check that it runs and that its address is right; nothing was lost.", { cause: error });
}
