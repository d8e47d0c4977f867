import type { RetentionRule } from "@haandslag/service-kit";
import type { Vault } from "@haandslag/vault";
import { endedContactRequests } from "../domain/retention-table.ts";

const atOnce = 100;

/** The key goes too: without it what a backup still holds is noise. */
export const removeEndedContactRequests = (vault: Vault): RetentionRule => ({
  ...endedContactRequests,
  async remove(tx, before) {
    const { rows } = await tx.query<{ id: string }>(`DELETE FROM contact_request WHERE id = ANY (ARRAY(SELECT id FROM contact_request WHERE ended_at < $1 ORDER BY id LIMIT ${atOnce})) RETURNING id`, [before.toISOString()]);
    for (const { id } of rows) {
      await tx.query("DELETE FROM contact_request_history WHERE aggregate_id = $1", [id]);
      await tx.query("DELETE FROM sealed_content WHERE aggregate_id = $1", [id]);
      for (const key of await vault.listKeys({ aggregateId: id })) if (key.destroyedAt === undefined) await vault.destroyKey(key.id);
    }
    return rows.length;
  },
});
