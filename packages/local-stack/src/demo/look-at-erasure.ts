import type { ThirdAct } from "./act-3-withdrawn.ts";
import { query } from "./query.ts";
import type { Story } from "./story.ts";
import { until } from "./until.ts";

/** What was held for a withdrawn consent is gone from the databases themselves (CON-25). */
export async function lookAtErasure({ stack, promises }: Story, { referralId, pseudonym }: ThirdAct): Promise<void> {
  const held = async () => {
    const liveShares = await query<{ n: number }>(stack, "referral_keys", "SELECT count(*)::int AS n FROM data_key WHERE aggregate_id = $1 AND owner = 'share' AND destroyed_at IS NULL", [referralId]);
    const shareRows = await query<{ n: number }>(stack, "referral", "SELECT count(*)::int AS n FROM sealed_content WHERE kind LIKE 'share%' AND id::text LIKE '%' AND data_key_id = ANY($1::uuid[])",
      [(await query<{ id: string }>(stack, "referral_keys", "SELECT id FROM data_key WHERE aggregate_id = $1 AND owner = 'share'", [referralId])).map(({ id }) => id)]);
    const [tables] = [await query<{ table: string }>(stack, "peer_assignment", "SELECT table_name AS table FROM information_schema.tables WHERE table_schema = 'public'")];
    let pseudonymRows = 0;
    for (const { table } of tables) pseudonymRows += (await query<{ n: number }>(stack, "peer_assignment", `SELECT count(*)::int AS n FROM "${table}" AS t WHERE to_jsonb(t)::text LIKE '%' || $1 || '%'`, [pseudonym]))[0]?.n ?? 0;
    return { keys: liveShares[0]?.n ?? 0, shares: shareRows[0]?.n ?? 0, pseudonyms: pseudonymRows };
  };
  const seen = await until("what was held is gone", async () => {
    const now = await held();
    return now.keys + now.shares + now.pseudonyms === 0 ? now : undefined;
  }).catch(held);
  promises.note("CON-25", "After the withdrawal what was held for it is gone, by a look into the databases", seen.keys + seen.shares + seen.pseudonyms === 0, `live share keys ${seen.keys}, sealed shares ${seen.shares}, rows with the pseudonym in peer-assignment ${seen.pseudonyms}`);
}
