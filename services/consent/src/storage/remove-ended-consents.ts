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
    // These heads and no others: everybody else goes on, and a head that somebody is busy with is for the next sweep.
    const { rows: heads } = await tx.query<{ subject_id: string; recipient: string }>(
      `SELECT h.subject_id, h.recipient FROM disclosure_head h JOIN (${due("SELECT DISTINCT subject_id, recipient FROM consent WHERE ended_at < $1")}) d USING (subject_id, recipient)
       ORDER BY 1, 2 LIMIT ${headsAtOnce} FOR UPDATE OF h SKIP LOCKED`, [before.toISOString(), before]);
    // Looked at again under the lock: a question may have been asked meanwhile.
    const { rows } = await tx.query<{ subject_id: string; recipient: string; consents: string[]; referrals: string[] }>(
      due(`SELECT subject_id, recipient FROM jsonb_to_recordset($3::jsonb) AS h(subject_id text, recipient text)`), [before.toISOString(), before, JSON.stringify(heads)]);
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
    await tx.query(deleteEvents, [rows.flatMap((row) => row.referrals), consents]);
    for (const { subject_id, recipient } of rows) await tx.query("DELETE FROM disclosure_head WHERE subject_id = $1 AND recipient = $2", [subject_id, recipient]);
    for (const [of, refs] of Object.entries(deleted)) if (refs.length > 0) await layTombstone(tx, { id: ids.next(), of, refs: refs.toSorted(), rule: endedConsents.code, at });
    return consents.length;
  },
});

/** Of these heads those whose last consent and last disclosure are over for their time. @param heads a query: subject_id, recipient */
const due = (heads: string): string => `
  SELECT h.subject_id, h.recipient, array_agg(c.id::text) AS consents, array_agg(DISTINCT c.referral_id) AS referrals FROM (${heads}) h JOIN consent c USING (subject_id, recipient)
  WHERE NOT EXISTS (SELECT FROM disclosure l WHERE l.subject_id = h.subject_id AND l.recipient = h.recipient AND l.at >= $2)
  GROUP BY 1, 2 HAVING bool_and(coalesce(c.ended_at < $1, false))`;

/** Every event's key is its referral, which has an index; the rest of the referral's stay. */
export const deleteEvents = "DELETE FROM outbox WHERE key = ANY($1) AND data->>'consentId' = ANY($2)";

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
