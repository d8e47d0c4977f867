import type { consentCommands } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";

/** One thing that can be proven, and where it stands. */
export interface ProvableRecord {
  readonly record: consentCommands.RecordOfLog;
  readonly at: string;
  /** null: committed a moment ago and not in the tree yet. */
  readonly leafIndex: number | null;
  /** There is a receipt that its holder signed (`findSignedReceipt`). */
  readonly isSigned: boolean;
}

interface Row {
  readonly entry: string;
  readonly kind: "consent-epoch" | "disclosure" | "receipt";
  readonly id: string;
  readonly epoch: number;
  readonly at: Date;
  readonly leaf: string | null;
  readonly isSigned: boolean;
}

/** What the log has of one citizen, newest first, by keyset on the number of the entry. One more than asked for tells whether there is a next page. */
export async function citizensRecords(db: Queryable, o: { readonly subjectId: string; readonly before: string | undefined; readonly limit: number; readonly kind?: Row["kind"] | undefined }): Promise<{ records: ProvableRecord[]; next: string | null }> {
  const { rows } = await db.query<Row>({
    name: "log-of-citizen",
    text: `
SELECT e.id AS entry, r.kind, r.id, r.epoch, r.at, l.index AS leaf, r.is_signed AS "isSigned"
FROM (
  SELECT 'consent-epoch' AS kind, consent_id || '/' || epoch AS ref, consent_id AS id, epoch, at, false AS is_signed FROM consent_epoch WHERE subject_id = $1
  UNION ALL SELECT 'disclosure', id::text, id, epoch, at, false FROM disclosure WHERE subject_id = $1
  UNION ALL SELECT 'receipt', id::text, id, epoch, at, jws IS NOT NULL FROM receipt WHERE subject_id = $1
) r JOIN log_entry e ON e.ref = r.ref AND e.kind = r.kind AND e.salt IS NOT NULL LEFT JOIN log_leaf l ON l.entry_id = e.id
WHERE ($2::bigint IS NULL OR e.id < $2) AND ($4::text IS NULL OR r.kind = $4) ORDER BY e.id DESC LIMIT $3`,
    values: [o.subjectId, o.before ?? null, o.limit + 1, o.kind ?? null],
  });
  const page = rows.slice(0, o.limit);
  return {
    records: page.map((row) => ({ record: nameOf(row), at: row.at.toISOString(), leafIndex: row.leaf === null ? null : Number(row.leaf), isSigned: row.isSigned })),
    next: rows.length > o.limit ? (page.at(-1)?.entry ?? null) : null,
  };
}

function nameOf({ kind, id, epoch }: Row): consentCommands.RecordOfLog {
  switch (kind) {
    case "consent-epoch": return { kind, consentId: id, epoch };
    case "disclosure": return { kind, disclosureId: id };
    case "receipt": return { kind, receiptId: id };
  }
}
