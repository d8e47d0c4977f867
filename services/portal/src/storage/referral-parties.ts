import type { Queryable } from "@haandslag/service-kit";
import { nobody, type Parties } from "../domain/parties.ts";

interface Row {
  readonly referral_id: string;
  readonly authority_id: string | null;
  readonly unit_id: string | null;
  readonly organisation_id: string | null;
  readonly peer_id: string | null;
}

/** Who takes part in each of these referrals; nobody where no event said. */
export async function findParties(db: Queryable, referralIds: readonly string[]): Promise<Map<string, Parties>> {
  const { rows } = await db.query<Row>("SELECT * FROM referral_party WHERE referral_id = ANY ($1::uuid[])", [referralIds]);
  const known = new Map(rows.map((row): [string, Parties] => [row.referral_id, { authorityId: row.authority_id, unitId: row.unit_id, organisationId: row.organisation_id, peerId: row.peer_id }]));
  return new Map(referralIds.map((id) => [id, known.get(id) ?? nobody]));
}

export async function saveParties(tx: Queryable, parties: ReadonlyMap<string, Parties>, at: Date): Promise<void> {
  const rows = [...parties].map(([referralId, known]) => ({ referralId, ...known }));
  await tx.query(
    `INSERT INTO referral_party (referral_id, authority_id, unit_id, organisation_id, peer_id, learned_at)
     SELECT p."referralId", p."authorityId", p."unitId", p."organisationId", p."peerId", $2
     FROM jsonb_to_recordset($1::jsonb) AS p("referralId" uuid, "authorityId" text, "unitId" text, "organisationId" text, "peerId" text)
     ON CONFLICT (referral_id) DO UPDATE SET authority_id = EXCLUDED.authority_id, unit_id = EXCLUDED.unit_id,
       organisation_id = EXCLUDED.organisation_id, peer_id = EXCLUDED.peer_id, learned_at = EXCLUDED.learned_at`, [JSON.stringify(rows), at]);
}
