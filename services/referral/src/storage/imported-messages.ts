import type { Queryable } from "@haandslag/service-kit";

/** What a message became, when it came first. Ids, paths and codes only: no content. */
export interface ImportedMessage<Report> {
  readonly contentHash: string;
  readonly report: Report;
}

export interface ImportedMessages {
  find<Report>(db: Queryable, authorityId: string, messageId: string): Promise<ImportedMessage<Report> | undefined>;
  /** @returns false where another import of the same id was quicker */
  remember(tx: Queryable, o: { authorityId: string; messageId: string; contentHash: string; report: unknown; at: Date }): Promise<boolean>;
}

export const importedMessages: ImportedMessages = {
  async find<Report>(db: Queryable, authorityId: string, messageId: string) {
    const { rows } = await db.query<ImportedMessage<Report>>(
      'SELECT content_hash AS "contentHash", report FROM imported_message WHERE authority_id = $1 AND message_id = $2', [authorityId, messageId]);
    return rows[0];
  },
  async remember(tx, o) {
    const { rowCount } = await tx.query(
      `INSERT INTO imported_message (authority_id, message_id, content_hash, report, imported_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`, [o.authorityId, o.messageId, o.contentHash, JSON.stringify(o.report), o.at]);
    return rowCount === 1;
  },
};
