import type { ConsentEpochRecord } from "./log-record.ts";

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
  readonly at: Date;
}

/** What the log commits to for one epoch of a consent. */
export const recordOfConsentEpoch = (row: ConsentEpochRow): ConsentEpochRecord => ({
  type: "consent-epoch", version: 1,
  consentId: row.consent_id, epoch: row.epoch, referralId: row.referral_id, subjectId: row.subject_id,
  purpose: row.purpose, discloser: row.discloser, recipient: row.recipient, position: Number(row.position),
  status: row.status, categories: row.categories, validFrom: row.valid_from?.toISOString() ?? null, expiresAt: row.expires_at?.toISOString() ?? null,
  despiteProtection: row.despite_protection, yesEpoch: row.yes_epoch, at: row.at.toISOString(),
});
