import type { Queryable } from "@haandslag/service-kit";
import type { Consent } from "../domain/consent/state.ts";

/** All that one citizen was asked about towards these recipients, in whatever referral, in the order in which it was asked. */
export async function consentsTowards(db: Queryable, subjectId: string, recipients: readonly string[]): Promise<Consent[]> {
  const { rows } = await db.query<{ state: Consent }>({
    name: "consents-towards",
    text: "SELECT state FROM consent WHERE subject_id = $1 AND recipient = ANY($2) ORDER BY id",
    values: [subjectId, [...recipients]],
  });
  return rows.map(({ state }) => state);
}

/** All consents of these referrals, in the order in which they were asked for. */
export async function consentsOfReferrals(db: Queryable, referralIds: readonly string[]): Promise<Consent[]> {
  const { rows } = await db.query<{ state: Consent }>({
    name: "consents-of-referrals",
    text: "SELECT state FROM consent WHERE referral_id = ANY($1) ORDER BY id",
    values: [[...referralIds]],
  });
  return rows.map(({ state }) => state);
}
