import type { Queryable } from "@haandslag/service-kit";
import { partyOf } from "../domain/party.ts";
import type { Head } from "./heads.ts";

interface EpochRow {
  readonly consentId: string;
  readonly referralId: string;
  readonly subjectId: string;
  readonly purpose: string;
  readonly discloser: string;
  readonly recipient: string;
  readonly status: string;
  readonly categories: string[];
  readonly validFrom: Date | null;
  readonly expiresAt: Date | null;
  readonly despiteProtection: boolean;
  readonly epoch: number;
  readonly position: string;
  readonly yesPosition: string | null;
  readonly lawRow: string | null;
}

/**
 * Every consent of one citizen and recipient at its newest epoch, as the decision reads it (`ConsentToDecide`).
 * With the head locked these stand until the transaction ends. The decision checks their shape itself.
 */
export async function decidableConsents(db: Queryable, head: Head): Promise<unknown[]> {
  const { rows } = await db.query<EpochRow>({
    name: "decidable-consents",
    text: `
SELECT e.consent_id AS "consentId", e.referral_id AS "referralId", e.subject_id AS "subjectId", e.purpose, e.discloser, e.recipient, e.status, e.categories,
  e.valid_from AS "validFrom", e.expires_at AS "expiresAt", e.despite_protection AS "despiteProtection", e.epoch, e.position, yes.position AS "yesPosition", e.law_row AS "lawRow"
FROM (SELECT DISTINCT ON (consent_id) * FROM consent_epoch WHERE subject_id = $1 AND recipient = $2 ORDER BY consent_id, epoch DESC) e
LEFT JOIN consent_epoch yes ON yes.consent_id = e.consent_id AND yes.epoch = e.yes_epoch`,
    values: [head.subjectId, head.recipient],
  });
  return rows.map((row) => ({
    ...row,
    format: 1,
    discloser: partyOf(row.discloser),
    recipient: partyOf(row.recipient),
    validFrom: row.validFrom?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    position: Number(row.position),
    yesPosition: row.yesPosition === null ? null : Number(row.yesPosition),
  }));
}

/** Whom a referral is about, as far as this recipient was ever asked about; undefined: nobody was. */
export async function findSubject(db: Queryable, referralId: string, recipient: string): Promise<string | undefined> {
  const { rows } = await db.query<{ subjectId: string }>({
    name: "subject-of-referral",
    text: `SELECT subject_id AS "subjectId" FROM consent WHERE referral_id = $1 AND recipient = $2 LIMIT 1`,
    values: [referralId, recipient],
  });
  return rows[0]?.subjectId;
}
