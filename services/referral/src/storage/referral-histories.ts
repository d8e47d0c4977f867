import type { Queryable } from "@haandslag/service-kit";
import type { ReferralEvent } from "../domain/referral/index.ts";

interface Happened { readonly data: ReferralEvent; readonly at: Date }

/** The histories of several referrals in one statement, each in its order. */
export async function historiesOf(db: Queryable, referralIds: readonly string[]): Promise<ReadonlyMap<string, readonly Happened[]>> {
  const { rows } = await db.query<Happened & { id: string }>("SELECT aggregate_id AS id, data, at FROM referral_history WHERE aggregate_id = ANY($1::uuid[]) ORDER BY aggregate_id, version", [referralIds]);
  return Map.groupBy(rows, ({ id }) => id);
}
