import type { RetentionRule } from "@haandslag/service-kit";
import { formerStaff } from "../domain/retention-table.ts";

const atOnce = 1_000;

export const removeFormerStaff: RetentionRule = {
  ...formerStaff,
  remove: async (tx, before) => (await tx.query(
    `DELETE FROM staff WHERE ctid = ANY (ARRAY(SELECT ctid FROM staff WHERE last_seen_at < $1 LIMIT ${atOnce}))`, [before])).rowCount ?? 0,
};
