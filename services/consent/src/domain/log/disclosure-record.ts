import type { DisclosureRecord } from "./log-record.ts";

/** A row of the disclosure ledger as PostgreSQL gives it; bigint as text. */
export interface DisclosureRow {
  readonly id: string;
  readonly referral_id: string;
  readonly subject_id: string;
  readonly discloser: string;
  readonly recipient: string;
  readonly recipient_user: string;
  readonly kind: string;
  readonly purpose: string;
  readonly categories: readonly string[];
  readonly withheld: readonly string[];
  readonly consent_id: string;
  readonly epoch: number;
  readonly position: string;
  readonly at: Date;
  readonly correlation_id: string;
}

/** What the log commits to for one disclosure. */
export const recordOfDisclosure = (row: DisclosureRow): DisclosureRecord => ({
  type: "disclosure", version: 1,
  disclosureId: row.id, referralId: row.referral_id, subjectId: row.subject_id, discloser: row.discloser, recipient: row.recipient,
  recipientUser: row.recipient_user, kind: row.kind, purpose: row.purpose, categories: row.categories, withheld: row.withheld,
  consentId: row.consent_id, epoch: row.epoch, position: Number(row.position), at: row.at.toISOString(), correlationId: row.correlation_id,
});
