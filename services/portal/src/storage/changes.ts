import type { Queryable } from "@haandslag/service-kit";
import type { Change } from "../domain/listener.ts";

/** Any number: advisory locks are a database's own, and nothing else here takes one of two numbers. */
const writerLock = [5, 1] as const;

export interface NewChange {
  readonly eventId: string;
  readonly type: string;
  readonly referralId: string | null;
  readonly audience: readonly string[];
}

/**
 * Positions in the order in which they can be seen: a position that was taken inside a transaction can become visible
 * after a later one, and a reader that goes on from the last it saw loses it. So whoever writes takes the lock first,
 * takes positions under it, and holds it until the commit has been seen by all (PostgreSQL lets go of locks after that).
 * Writers wait for one another, some 2 ms each; readers for nobody.
 */
export async function lockChanges(tx: Queryable): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock($1, $2)", [...writerLock]);
}

/** After `lockChanges` in the same transaction. An event that was written before is left out. */
export async function appendChanges(tx: Queryable, changes: readonly NewChange[], at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO change (audience, type, referral_id, event_id, at)
     SELECT ARRAY(SELECT jsonb_array_elements_text(c.audience)), c.type, c."referralId", c."eventId", $2
     FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (audience jsonb, type text, "referralId" uuid, "eventId" uuid)) WITH ORDINALITY AS c(audience, type, "referralId", "eventId", place)
     ORDER BY place
     ON CONFLICT (event_id) DO NOTHING`, [JSON.stringify(changes), at]);
}

const atOnce = 1_000;

/** The next changes after a position, in order; fewer than `atOnce` are all there are. */
export async function changesAfter(db: Queryable, position: number): Promise<Change[]> {
  const { rows } = await db.query<{ position: string; type: string; referral_id: string | null; audience: string[] }>(
    `SELECT position, type, referral_id, audience FROM change WHERE position > $1 ORDER BY position LIMIT ${atOnce}`, [position]);
  return rows.map((row) => ({ position: Number(row.position), type: row.type, referralId: row.referral_id, audience: row.audience }));
}

/** The first and the last position there is; 0 where there is none. */
export async function keptPositions(db: Queryable): Promise<{ first: number; last: number }> {
  const { rows } = await db.query<{ first: string; last: string }>("SELECT coalesce(min(position), 0) AS first, coalesce(max(position), 0) AS last FROM change");
  return { first: Number(rows[0]?.first ?? 0), last: Number(rows[0]?.last ?? 0) };
}
