import type { Queryable } from "@haandslag/service-kit";

export interface WaitedFor { readonly need: number; readonly count: number; readonly days: number }

/**
 * All of a unit's referrals, by what they need (its rank) and for how many whole days of Denmark they have waited:
 * counted where they are, since a list has pages.
 * @param o.authorityIds the authority and those it took over (REF-17).
 */
export async function waitedFor(db: Queryable, o: { readonly authorityIds: readonly string[]; readonly unitId: string; readonly now: Date }): Promise<readonly WaitedFor[]> {
  const { rows } = await db.query<WaitedFor>({
    name: "waited-for", values: [[...o.authorityIds], o.unitId, o.now],
    text: `SELECT need, days, count(*)::int AS count FROM (
             SELECT need, ($3::timestamptz AT TIME ZONE 'Europe/Copenhagen')::date - (waiting_since::timestamptz AT TIME ZONE 'Europe/Copenhagen')::date AS days
             FROM referral WHERE authority_id = ANY($1) AND unit_id = $2) waited
           GROUP BY need, days`,
  });
  return rows;
}
