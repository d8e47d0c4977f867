import type { RetentionRule } from "@haandslag/service-kit";
import { callsMade } from "../domain/retention-table.ts";

const atOnce = 1_000;

/** Nothing happens to a call once it is made. */
export const removeCallsMade: RetentionRule = {
  ...callsMade,
  async remove(tx, before) {
    const { rows } = await tx.query<{ id: string }>(
      `SELECT id FROM call_me c WHERE status = 'made'
         AND NOT EXISTS (SELECT FROM call_me_history h WHERE h.aggregate_id = c.id AND h.at >= $1) LIMIT ${atOnce}`, [before]);
    const ids = rows.map(({ id }) => id);
    await tx.query("DELETE FROM call_me WHERE id = ANY($1)", [ids]);
    await tx.query("DELETE FROM call_me_history WHERE aggregate_id = ANY($1)", [ids]);
    return ids.length;
  },
};
