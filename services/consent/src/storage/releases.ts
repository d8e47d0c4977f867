import type { Queryable } from "@haandslag/service-kit";
import type { Release } from "../domain/policies/may-know.ts";

/**
 * To whom the ledger has anything of this referral, each once. The ledger only grows: whoever is in it now is in it
 * later too, so this may be read before any lock.
 */
export async function releasesOfReferral(db: Queryable, referralId: string): Promise<Release[]> {
  const { rows } = await db.query<Release>({
    name: "releases-of-referral",
    text: `SELECT DISTINCT recipient, CASE WHEN kind = 'peer' THEN recipient_user END AS "peerId" FROM disclosure WHERE referral_id = $1`,
    values: [referralId],
  });
  return rows;
}

/** The same, for the referral of a consent; nothing where there is no such consent. */
export async function releasesBesideConsent(db: Queryable, consentId: string): Promise<Release[]> {
  const { rows } = await db.query<Release>({
    name: "releases-beside-consent",
    text: `SELECT DISTINCT d.recipient, CASE WHEN d.kind = 'peer' THEN d.recipient_user END AS "peerId"
           FROM disclosure d JOIN consent c ON c.referral_id = d.referral_id WHERE c.id = $1`,
    values: [consentId],
  });
  return rows;
}
