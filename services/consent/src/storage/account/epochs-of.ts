import type { Queryable } from "@haandslag/service-kit";
import type { EpochWithEvent } from "../../domain/account/epoch-line.ts";

/** Each epoch of these consents with what happened in it, oldest first. The n-th change of a history, reminders apart, made epoch n. */
export async function epochsOf(db: Queryable, consentIds: readonly string[]): Promise<EpochWithEvent[]> {
  const { rows } = await db.query<Omit<EpochWithEvent, "position"> & { readonly position: string }>({
    name: "account-epochs",
    text: `
SELECT e.consent_id AS "consentId", e.epoch, e.position, e.status, e.categories, e.valid_from AS "validFrom", e.expires_at AS "expiresAt",
  e.despite_protection AS "despiteProtection", e.law_row AS "lawRow", e.at, h.data AS event, h.actor
FROM consent_epoch e
JOIN (SELECT *, row_number() OVER (PARTITION BY aggregate_id ORDER BY version) AS epoch FROM consent_history WHERE aggregate_id = ANY($1) AND type <> 'reminded') h
  ON h.aggregate_id = e.consent_id AND h.epoch = e.epoch
WHERE e.consent_id = ANY($1) ORDER BY e.consent_id, e.epoch`,
    values: [[...consentIds]],
  });
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}
