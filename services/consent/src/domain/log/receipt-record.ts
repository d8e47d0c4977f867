import type { ReceiptRecord } from "./log-record.ts";

/** A row of `receipt` as PostgreSQL gives it. */
export interface ReceiptRow {
  readonly id: string;
  readonly consent_id: string;
  readonly epoch: number;
  readonly holder: string;
  readonly referral_id: string;
  readonly subject_id: string;
  readonly recipient: string;
  readonly jws: string | null;
  readonly confirmed_by: string | null;
  readonly at: Date;
}

/** What the log commits to for one receipt. The key that verified it is not in it: the JWS names its key by thumbprint. */
export const recordOfReceipt = (row: ReceiptRow): ReceiptRecord => ({
  type: "receipt", version: 1,
  receiptId: row.id, consentId: row.consent_id, epoch: row.epoch, referralId: row.referral_id, subjectId: row.subject_id,
  recipient: row.recipient, holder: row.holder, jws: row.jws, confirmedBy: row.confirmed_by, at: row.at.toISOString(),
});
