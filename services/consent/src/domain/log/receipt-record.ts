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
  /** As which version the log committed to it. */
  readonly record_version: number;
}

/**
 * What the log commits to for one receipt: of a JWS its hash, so that the proof stays small. The key that verified it is
 * not in it: the JWS names its key by thumbprint. A row of an older version was committed to with the whole JWS.
 * @param sha256 of a text, in base64url
 */
export function recordOfReceipt(row: ReceiptRow, sha256: (text: string) => string): ReceiptRecord {
  const { jws, confirmed_by: confirmedBy } = row;
  const about = { consentId: row.consent_id, epoch: row.epoch, referralId: row.referral_id, subjectId: row.subject_id, recipient: row.recipient, holder: row.holder, at: row.at.toISOString() };
  if (row.record_version === 1) return { type: "receipt", version: 1, receiptId: row.id, ...about, jws, confirmedBy };
  return { type: "receipt", version: 2, receiptId: row.id, ...about, ...(jws === null ? { confirmedBy } : { jwsHash: sha256(jws) }) };
}
