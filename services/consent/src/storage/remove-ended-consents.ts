import type { Ids, Queryable, RetentionRule } from "@haandslag/service-kit";
import { recordOfTombstone, type TombstoneRow } from "../domain/log/tombstone-record.ts";
import { endedConsents, publishedEvents } from "../domain/retention-table.ts";
import { appendToLog } from "./log/append-to-log.ts";

const headsAtOnce = 20;

/**
 * All that was between one citizen and one recipient, once the last of it has been over for its time: so no position of a
 * head is left without its row. In one transaction the rows go, the salts of their entries are destroyed (nobody can ever
 * prove again what they were), and a tombstone in the log says which entries have no row any more, and by which rule.
 */
export const removeEndedConsents = (ids: Ids): RetentionRule => ({
  ...endedConsents,
  async remove(tx, before, at) {
    // Whoever makes or locks a head is waited for, and waits: else one could be locked that is gone.
    await tx.query("SET LOCAL lock_timeout = '1s'; LOCK TABLE disclosure_head IN EXCLUSIVE MODE");
    const { rows } = await tx.query<{ subject_id: string; recipient: string; consents: string[] }>(
      `WITH due AS (SELECT DISTINCT subject_id, recipient FROM consent WHERE ended_at < $1)
       SELECT d.subject_id, d.recipient, array_agg(c.id::text) AS consents FROM due d JOIN consent c USING (subject_id, recipient)
       WHERE NOT EXISTS (SELECT FROM disclosure l WHERE l.subject_id = d.subject_id AND l.recipient = d.recipient AND l.at >= $2)
       GROUP BY 1, 2 HAVING bool_and(coalesce(c.ended_at < $1, false)) ORDER BY 1, 2 LIMIT ${headsAtOnce}`, [before.toISOString(), before]);
    const consents = rows.flatMap((row) => row.consents);
    if (consents.length === 0) return 0;
    const deleted: Record<TombstoneRow["of"], string[]> = {
      receipt: await refsOf(tx, "DELETE FROM receipt WHERE consent_id = ANY($1::uuid[]) RETURNING id::text AS ref", consents),
      disclosure: await refsOf(tx, "DELETE FROM disclosure WHERE consent_id = ANY($1::uuid[]) RETURNING id::text AS ref", consents),
      "consent-epoch": await refsOf(tx, "DELETE FROM consent_epoch WHERE consent_id = ANY($1::uuid[]) RETURNING consent_id || '/' || epoch AS ref", consents),
    };
    for (const [table, column] of [["receipt_account_history", "aggregate_id"], ["receipt_account", "id"], ["consent_notice", "consent_id"], ["consent_history", "aggregate_id"], ["consent", "id"]]) {
      await tx.query(`DELETE FROM ${table} WHERE ${column} = ANY($1::uuid[])`, [consents]);
    }
    await tx.query("DELETE FROM outbox WHERE data->>'consentId' = ANY($1)", [consents]);
    for (const { subject_id, recipient } of rows) await tx.query("DELETE FROM disclosure_head WHERE subject_id = $1 AND recipient = $2", [subject_id, recipient]);
    for (const [of, refs] of Object.entries(deleted)) if (refs.length > 0) await layTombstone(tx, { id: ids.next(), of, refs: refs.toSorted(), rule: endedConsents.code, at });
    return consents.length;
  },
});

/** The audit holds each consent against its events, so they stay as long as it does. */
export const removePublishedEvents: RetentionRule = {
  ...publishedEvents,
  remove: async (tx, before) => (await tx.query(
    `DELETE FROM outbox WHERE position IN (
       SELECT position FROM outbox o WHERE published_at < $1 AND NOT EXISTS (SELECT FROM consent c WHERE c.id::text = o.data->>'consentId') ORDER BY position LIMIT 1000)`, [before])).rowCount ?? 0,
};

async function refsOf(tx: Queryable, text: string, consents: readonly string[]): Promise<string[]> {
  return (await tx.query<{ ref: string }>(text, [consents])).rows.map(({ ref }) => ref);
}

async function layTombstone(tx: Queryable, stone: TombstoneRow): Promise<void> {
  await tx.query("UPDATE log_entry SET salt = NULL WHERE kind = $1 AND ref = ANY($2) AND salt IS NOT NULL", [stone.of, stone.refs]);
  await tx.query("INSERT INTO tombstone (id, of, refs, rule, at) VALUES ($1, $2, $3, $4, $5)", [stone.id, stone.of, stone.refs, stone.rule, stone.at]);
  await appendToLog(tx, [recordOfTombstone(stone)]);
}
