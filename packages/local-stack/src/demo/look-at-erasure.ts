import type { Stack } from "../stack/start-stack.ts";
import type { ThirdAct } from "./act-3-withdrawn.ts";
import { query } from "./query.ts";
import type { Story } from "./story.ts";
import { until } from "./until.ts";

/** What is held for one referral to be disclosed, counted in the databases themselves. */
export interface Held {
  /** Data keys of shares that can still open something. */
  readonly keys: number;
  /** Sealed parts of the share. */
  readonly shares: number;
  /** Rows of the organisation's side, in any table, that hold the citizen's pseudonym. */
  readonly pseudonyms: number;
}

export async function heldFor(stack: Stack, referralId: string, pseudonym: string): Promise<Held> {
  const keys = await query<{ id: string; isLive: boolean }>(stack, "referral_keys", `SELECT id, destroyed_at IS NULL AS "isLive" FROM data_key WHERE aggregate_id = $1 AND owner = 'share'`, [referralId]);
  const shares = await query<{ n: number }>(stack, "referral", "SELECT count(*)::int AS n FROM sealed_content WHERE data_key_id = ANY($1::uuid[])", [keys.map(({ id }) => id)]);
  const tables = await query<{ name: string }>(stack, "peer_assignment", "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'");
  const rows = await Promise.all(tables.map(({ name }) => query<{ n: number }>(stack, "peer_assignment", `SELECT count(*)::int AS n FROM "${name}" AS t WHERE to_jsonb(t)::text LIKE '%' || $1 || '%'`, [pseudonym])));
  return { keys: keys.filter(({ isLive }) => isLive).length, shares: shares[0]?.n ?? 0, pseudonyms: rows.reduce((sum, [row]) => sum + (row?.n ?? 0), 0) };
}

const said = ({ keys, shares, pseudonyms }: Held): string => `${keys} live keys, ${shares} sealed parts, ${pseudonyms} rows with the pseudonym`;
const isGone = (held: Held): boolean => held.keys + held.shares + held.pseudonyms === 0;

/** What was held for a withdrawn consent is gone from the databases themselves (CON-25); and it had been there. */
export async function lookAtErasure({ stack, promises }: Story, { referralId, pseudonym, heldBefore }: ThirdAct): Promise<void> {
  const look = () => heldFor(stack, referralId, pseudonym);
  const after = await until("what was held is gone", async () => {
    const held = await look();
    return isGone(held) ? held : undefined;
  }).catch(look);
  const wasThere = heldBefore.keys > 0 && heldBefore.shares > 0 && heldBefore.pseudonyms > 0;
  promises.note("CON-25", "After the withdrawal what was held for it is gone, by a look into the databases", wasThere && isGone(after), `before: ${said(heldBefore)}; after: ${said(after)}`);
}
