import type { RetentionRule } from "@haandslag/service-kit";
import { importedMessages } from "../domain/retention-table.ts";

const atOnce = 1_000;

export const removeImportedMessages: RetentionRule = {
  ...importedMessages,
  remove: async (tx, before) => (await tx.query(
    `DELETE FROM imported_message WHERE ctid = ANY (ARRAY(SELECT ctid FROM imported_message WHERE imported_at < $1 LIMIT ${atOnce}))`, [before])).rowCount ?? 0,
};
