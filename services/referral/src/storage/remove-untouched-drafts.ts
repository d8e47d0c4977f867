import type { RetentionRule } from "@haandslag/service-kit";
import type { Vault } from "@haandslag/vault";
import { untouchedDrafts } from "../domain/retention-table.ts";

const atOnce = 100;

/**
 * Drafts that nobody has touched for their time. The row goes first, by its version: whoever edits it at this moment is
 * waited for and then left alone. The keys come last before the commit: without one, content is noise anyhow.
 */
export const removeUntouchedDrafts = (vault: Vault): RetentionRule => ({
  ...untouchedDrafts,
  async remove(tx, before) {
    const { rows } = await tx.query<{ id: string; version: number }>(
      `SELECT id, version FROM referral r WHERE status = 'draft'
         AND NOT EXISTS (SELECT FROM referral_history h WHERE h.aggregate_id = r.id AND h.at >= $1)
         AND (r.state->'asked' = '[]' OR r.state->'consents' <> '[]')
         AND NOT EXISTS (SELECT FROM jsonb_array_elements(r.state->'consents') c WHERE c->>'status' IN ('requested', 'granted'))
       ORDER BY id LIMIT ${atOnce}`, [before]);
    let removed = 0;
    for (const { id, version } of rows) {
      const { rowCount } = await tx.query("DELETE FROM referral WHERE id = $1 AND version = $2", [id, version]);
      if (rowCount !== 1) continue;
      await tx.query("DELETE FROM referral_history WHERE aggregate_id = $1", [id]);
      await tx.query("DELETE FROM name_index WHERE referral_id = $1", [id]);
      await tx.query("DELETE FROM sealed_content WHERE aggregate_id = $1", [id]);
      for (const key of await vault.listKeys({ aggregateId: id })) if (key.destroyedAt === undefined) await vault.destroyKey(key.id);
      removed += 1;
    }
    return removed;
  },
});
