import type { RetentionRule } from "@haandslag/service-kit";
import { endedAssignments } from "../domain/retention-table.ts";

const atOnce = 1_000;

/** By version: what happens to one at this moment is waited for, and then it is left alone. After its end nothing else does. */
export const removeEndedAssignments: RetentionRule = {
  ...endedAssignments,
  async remove(tx, before) {
    const { rows } = await tx.query<{ id: string; version: number }>(
      `SELECT id, version FROM assignment a WHERE status = 'ended'
         AND NOT EXISTS (SELECT FROM held_subject s WHERE s.assignment_id = a.id)
         AND NOT EXISTS (SELECT FROM assignment_history h WHERE h.aggregate_id = a.id AND h.at >= $1) LIMIT ${atOnce}`, [before]);
    for (const { id, version } of rows) {
      const { rowCount } = await tx.query("DELETE FROM assignment WHERE id = $1 AND version = $2", [id, version]);
      if (rowCount !== 1) continue;
      await tx.query("DELETE FROM assignment_history WHERE aggregate_id = $1", [id]);
      await tx.query("DELETE FROM assignment_consent WHERE assignment_id = $1", [id]);
    }
    return rows.length;
  },
};
