import type { Queryable } from "@haandslag/service-kit";

export interface UncoveredDisclosure {
  readonly disclosureId: string;
  readonly consentId: string;
  readonly epoch: number;
  readonly position: number;
}

/**
 * The standing query (CON-19): disclosures minus covering consents. Empty, or something is broken. It shares no code
 * with the decision: for each ledger row it looks for the consent's newest epoch before the row's own position, and asks
 * whether that one covers it and no refusal or revocation of the same question stands between its yes and the row.
 */
export async function uncoveredDisclosures(db: Queryable): Promise<UncoveredDisclosure[]> {
  const { rows } = await db.query<{ disclosureId: string; consentId: string; epoch: number; position: string }>(`
SELECT d.id AS "disclosureId", d.consent_id AS "consentId", d.epoch, d.position
FROM disclosure d
WHERE NOT EXISTS (
  SELECT FROM consent_epoch e JOIN consent_epoch yes ON yes.consent_id = e.consent_id AND yes.epoch = e.yes_epoch
  WHERE e.consent_id = d.consent_id AND e.epoch = d.epoch AND e.status = 'granted'
    AND (e.subject_id, e.recipient, e.referral_id, e.purpose, e.discloser) = (d.subject_id, d.recipient, d.referral_id, d.purpose, d.discloser)
    AND e.position < d.position
    AND e.categories @> d.categories
    AND e.valid_from <= d.at AND d.at < e.expires_at
    AND NOT EXISTS (SELECT FROM consent_epoch newer WHERE newer.consent_id = e.consent_id AND newer.epoch > e.epoch AND newer.position < d.position)
    AND NOT EXISTS (
      SELECT FROM consent_epoch no
      WHERE no.status IN ('refused', 'revoked') AND no.categories && d.categories AND no.position BETWEEN yes.position AND d.position
        AND (no.subject_id, no.recipient, no.referral_id, no.purpose, no.discloser) = (d.subject_id, d.recipient, d.referral_id, d.purpose, d.discloser)
    )
)
ORDER BY d.id`);
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}
