import type { RetentionRule } from "@haandslag/service-kit";
import { coursesThatAreOver } from "../domain/retention-table.ts";

const atOnce = 1_000;

/** By version: what happens to one at this moment is waited for, and then it is left alone. */
export const removeCoursesThatAreOver: RetentionRule = {
  ...coursesThatAreOver,
  async remove(tx, before) {
    const { rows } = await tx.query<{ id: string; version: number }>(
      `SELECT id, version FROM course c WHERE (state->>'isReferralOver')::boolean AND state->>'subject' = 'forgotten'
         AND NOT EXISTS (SELECT FROM course_subject s WHERE s.referral_id = c.id)
         AND NOT EXISTS (SELECT FROM course_history h WHERE h.aggregate_id = c.id AND h.at >= $1) LIMIT ${atOnce}`, [before]);
    for (const { id, version } of rows) {
      const { rowCount } = await tx.query("DELETE FROM course WHERE id = $1 AND version = $2", [id, version]);
      if (rowCount === 1) await tx.query("DELETE FROM course_history WHERE aggregate_id = $1", [id]);
    }
    return rows.length;
  },
};
