import type { ConsentEpochRecord, ShortEpochRecord } from "./log-record.ts";

/** A row of `consent_epoch` as PostgreSQL gives it; bigint as text. */
export interface ConsentEpochRow {
  readonly consent_id: string;
  readonly epoch: number;
  readonly referral_id: string;
  readonly subject_id: string;
  readonly purpose: string;
  readonly discloser: string;
  readonly recipient: string;
  readonly position: string;
  readonly status: string;
  readonly categories: readonly string[];
  readonly valid_from: Date | null;
  readonly expires_at: Date | null;
  readonly despite_protection: boolean;
  readonly yes_epoch: number | null;
  readonly law_row: string | null;
  readonly notice_id: string | null;
  readonly notice_version: number | null;
  readonly notice_language: string | null;
  readonly notice_hash: string | null;
  readonly method: string | null;
  readonly assurance_level: string | null;
  readonly answered_by: string | null;
  /** Null in rows of before it was recorded. */
  readonly said_hash: string | null;
  /** As which version the log committed to it, once there was `said_hash`. */
  readonly record_version: number;
  readonly at: Date;
}

/** What the log commits to for one epoch of a consent. A row of an older version was committed to in its shape, and is so for ever. */
export function recordOfConsentEpoch(row: ConsentEpochRow): ConsentEpochRecord {
  if (row.said_hash !== null && row.record_version === 3) return shortRecord(row, row.said_hash);
  return {
    type: "consent-epoch", ...(row.said_hash === null ? { version: 1 } : { version: 2, saidHash: row.said_hash }),
    consentId: row.consent_id, epoch: row.epoch, referralId: row.referral_id, subjectId: row.subject_id,
    purpose: row.purpose, discloser: row.discloser, recipient: row.recipient, position: Number(row.position),
    status: row.status, categories: row.categories, validFrom: row.valid_from?.toISOString() ?? null, expiresAt: row.expires_at?.toISOString() ?? null,
    despiteProtection: row.despite_protection, yesEpoch: row.yes_epoch, lawRow: row.law_row,
    noticeId: row.notice_id, noticeVersion: row.notice_version, noticeLanguage: row.notice_language, noticeHash: row.notice_hash,
    method: row.method, assuranceLevel: row.assurance_level, answeredBy: row.answered_by, at: row.at.toISOString(),
  };
}

const shortRecord = (row: ConsentEpochRow, saidHash: string): ShortEpochRecord => ({
  type: "consent-epoch", version: 3, consentId: row.consent_id, epoch: row.epoch,
  ...(row.epoch === 1 ? { referralId: row.referral_id } : {}),
  subjectId: row.subject_id, purpose: row.purpose, discloser: row.discloser, recipient: row.recipient, position: Number(row.position),
  status: row.status, categories: row.categories,
  ...(row.valid_from === null ? {} : { validFrom: row.valid_from.toISOString() }),
  ...(row.expires_at === null ? {} : { expiresAt: row.expires_at.toISOString() }),
  ...(row.despite_protection ? { despiteProtection: true } : {}),
  ...(row.yes_epoch === null || row.yes_epoch === row.epoch ? {} : { yesEpoch: row.yes_epoch }),
  ...(row.law_row === null ? {} : { lawRow: row.law_row }),
  ...(row.notice_id === null ? {} : { notice: `${row.notice_id}/${row.notice_version}/${row.notice_language}` }),
  ...(row.notice_hash === null ? {} : { noticeHash: inBase64url(row.notice_hash) }),
  ...(row.method === null ? {} : { method: row.method }),
  ...(row.assurance_level === null ? {} : { assuranceLevel: row.assurance_level }),
  ...(row.answered_by === null ? {} : { answeredBy: row.answered_by }),
  saidHash: inBase64url(saidHash), at: row.at.toISOString(),
});

const inBase64url = (hex: string): string => Buffer.from(hex, "hex").toString("base64url");
