import type { Queryable } from "@haandslag/service-kit";
import { partyOf } from "../../domain/party.ts";
import type { Head } from "../heads.ts";

/** An epoch as it stood at some place, as the decision reads it (`ConsentToDecide`) and what else is told of it. */
export interface EpochAsOf {
  readonly decidable: { readonly consentId: string; readonly [field: string]: unknown };
  readonly since: Date;
  readonly yesEpoch: number | null;
}

/**
 * Every consent of a head at its newest epoch before a position: what a decision at that place saw, rebuilt from the
 * epochs alone (CON-31). Not shared with what decisions read today, which asks for the newest of all.
 */
export async function consentsAsOf(db: Queryable, head: Head, position: number): Promise<EpochAsOf[]> {
  const { rows } = await db.query<Record<string, unknown> & { consentId: string; discloser: string; recipient: string; validFrom: Date | null; expiresAt: Date | null; position: string; yesPosition: string | null; yesEpoch: number | null; at: Date }>({
    name: "consents-as-of",
    text: `
SELECT DISTINCT ON (e.consent_id) e.consent_id AS "consentId", e.referral_id AS "referralId", e.subject_id AS "subjectId", e.purpose, e.discloser, e.recipient, e.status, e.categories,
  e.valid_from AS "validFrom", e.expires_at AS "expiresAt", e.despite_protection AS "despiteProtection", e.epoch, e.position, e.law_row AS "lawRow", e.yes_epoch AS "yesEpoch", e.at,
  (SELECT yes.position FROM consent_epoch yes WHERE yes.consent_id = e.consent_id AND yes.epoch = e.yes_epoch) AS "yesPosition"
FROM consent_epoch e WHERE e.subject_id = $1 AND e.recipient = $2 AND e.position < $3 ORDER BY e.consent_id, e.position DESC`,
    values: [head.subjectId, head.recipient, position],
  });
  return rows.map(({ at, yesEpoch, ...row }) => ({
    decidable: {
      ...row, format: 1, discloser: partyOf(row.discloser), recipient: partyOf(row.recipient),
      validFrom: row.validFrom?.toISOString() ?? null, expiresAt: row.expiresAt?.toISOString() ?? null,
      position: Number(row.position), yesPosition: row.yesPosition === null ? null : Number(row.yesPosition),
    },
    since: at, yesEpoch,
  }));
}

/** The place of a moment in a head: behind everything that was written by then. What is written at that very moment stands before it. */
export async function positionAt(db: Queryable, head: Head, at: Date): Promise<number> {
  const { rows } = await db.query<{ position: string }>({
    name: "position-at",
    text: `SELECT coalesce(max(position), 0) + 1 AS position FROM (
             SELECT position FROM consent_epoch WHERE subject_id = $1 AND recipient = $2 AND at <= $3
             UNION ALL SELECT position FROM disclosure WHERE subject_id = $1 AND recipient = $2 AND at <= $3) AS placed`,
    values: [head.subjectId, head.recipient, at],
  });
  return Number(rows[0]?.position ?? 1);
}
