import type { RetentionRule } from "@haandslag/service-kit";
import { lookUps, organisationPseudonyms, representations } from "../domain/retention-table.ts";

const atOnce = 1_000;

/** After the ended consents: what was there for their sake, and the looks. None of it is in the log. */
export const removeWhatIsLeft: readonly RetentionRule[] = [
  {
    ...organisationPseudonyms,
    async remove(tx) {
      const left = "NOT EXISTS (SELECT FROM consent c WHERE c.subject_id = p.subject_id AND p.organisation_id IN (c.recipient, c.discloser))";
      const { rows } = await tx.query<{ organisation_id: string; pseudonym: string }>(`SELECT organisation_id, pseudonym FROM organisation_pseudonym p WHERE ${left} LIMIT ${atOnce}`);
      if (rows.length === 0) return 0;
      // Who is asking in this moment has kept the pseudonym and not committed the consent yet: is waited for, and then waits.
      await tx.query("SET LOCAL lock_timeout = '1s'; LOCK TABLE organisation_pseudonym IN SHARE ROW EXCLUSIVE MODE");
      const { rowCount } = await tx.query(
        `DELETE FROM organisation_pseudonym p USING unnest($1::text[], $2::text[]) AS due(organisation_id, pseudonym)
         WHERE p.organisation_id = due.organisation_id AND p.pseudonym = due.pseudonym AND ${left}`, [rows.map((row) => row.organisation_id), rows.map(({ pseudonym }) => pseudonym)]);
      return rowCount ?? 0;
    },
  },
  {
    ...representations,
    async remove(tx, before) {
      const { rows } = await tx.query<{ id: string; version: number }>(
        `SELECT id, version FROM representation r
         WHERE (status = 'ended' OR state->>'to' IS NULL OR state->>'to' < $2)
           AND NOT EXISTS (SELECT FROM representation_history h WHERE h.aggregate_id = r.id AND h.at >= $1)
           AND NOT EXISTS (SELECT FROM consent c WHERE c.referral_id = r.referral_id) LIMIT ${atOnce}`, [before, before.toISOString().slice(0, 10)]);
      for (const { id, version } of rows) {
        const { rowCount } = await tx.query("DELETE FROM representation WHERE id = $1 AND version = $2", [id, version]);
        if (rowCount === 1) await tx.query("DELETE FROM representation_history WHERE aggregate_id = $1", [id]);
      }
      return rows.length;
    },
  },
  {
    ...lookUps,
    remove: async (tx, before) => (await tx.query(
      `DELETE FROM look_up WHERE id IN (SELECT id FROM look_up WHERE at < $1 ORDER BY id LIMIT ${atOnce})`, [before])).rowCount ?? 0,
  },
];
