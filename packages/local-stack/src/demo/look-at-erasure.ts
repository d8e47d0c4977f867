import type { DatabaseName } from "../stack/databases.ts";
import type { Stack } from "../stack/start-stack.ts";
import type { ThirdAct } from "./act-3-withdrawn.ts";
import { query } from "./query.ts";
import type { Story } from "./story.ts";
import { until } from "./until.ts";

/** What is held for one referral, counted in the databases themselves. */
export interface Held {
  /** Data keys, of the share, of what the organisation's side holds and of what the citizen wrote, that can still open something. */
  readonly keys: number;
  /** Sealed parts: of the share, the pseudonyms and profile, and the goal's words. */
  readonly sealed: number;
  /** Rows of the organisation's side and of the measurement that tie an assignment or a course to a citizen. */
  readonly ties: number;
  /** Rows of both, in any table, that say the pseudonym in plain text: never one. */
  readonly pseudonyms: number;
}

type Whose = Pick<ThirdAct, "referralId" | "pseudonym" | "measurementConsentId" | "goalId">;

export async function heldFor(stack: Stack, { referralId, pseudonym, measurementConsentId, goalId }: Whose): Promise<Held> {
  const shareKeys = await keysOf(stack, "referral_keys", "owner = 'share' AND aggregate_id = $1", referralId);
  const goalKeys = await keysOf(stack, "outcomes_keys", "owner = 'goals' AND aggregate_id = $1", measurementConsentId);
  const [assignment] = await query<{ id: string }>(stack, "peer_assignment", "SELECT id FROM assignment WHERE referral_id = $1", [referralId]);
  const heldKeys = assignment === undefined ? [] : await keysOf(stack, "peer_assignment_keys", "aggregate_id = $1", assignment.id);
  const [held] = await query<{ n: number }>(stack, "peer_assignment", "SELECT count(*)::int AS n FROM sealed_content WHERE data_key_id = ANY($1::uuid[])", [heldKeys.map(({ id }) => id)]);
  const [ties] = await query<{ n: number }>(stack, "peer_assignment", "SELECT count(*)::int AS n FROM held_subject h JOIN assignment a ON a.id = h.assignment_id WHERE a.referral_id = $1", [referralId]);
  const [shares] = await query<{ n: number }>(stack, "referral", "SELECT count(*)::int AS n FROM sealed_content WHERE data_key_id = ANY($1::uuid[])", [shareKeys.map(({ id }) => id)]);
  const pseudonymKeys = await keysOf(stack, "outcomes_keys", "owner = 'pseudonym' AND aggregate_id = $1", referralId);
  const [pseudonymParts] = await query<{ n: number }>(stack, "outcomes", "SELECT count(*)::int AS n FROM sealed_content WHERE data_key_id = ANY($1::uuid[])", [pseudonymKeys.map(({ id }) => id)]);
  const [courses] = await query<{ n: number }>(stack, "outcomes", "SELECT count(*)::int AS n FROM course_subject WHERE referral_id = $1", [referralId]);
  const [goals] = await query<{ n: number }>(stack, "outcomes", "SELECT count(*)::int AS n FROM sealed_content WHERE id = $1", [goalId]);
  return {
    keys: [...shareKeys, ...heldKeys, ...goalKeys, ...pseudonymKeys].filter(({ isLive }) => isLive).length,
    sealed: (shares?.n ?? 0) + (held?.n ?? 0) + (goals?.n ?? 0) + (pseudonymParts?.n ?? 0),
    ties: (ties?.n ?? 0) + (courses?.n ?? 0),
    pseudonyms: (await rowsWith(stack, "peer_assignment", pseudonym)) + (await rowsWith(stack, "outcomes", pseudonym)),
  };
}

const keysOf = (stack: Stack, database: DatabaseName, where: string, id: string) =>
  query<{ id: string; isLive: boolean }>(stack, database, `SELECT id, destroyed_at IS NULL AS "isLive" FROM data_key WHERE ${where}`, [id]);

async function rowsWith(stack: Stack, database: DatabaseName, text: string): Promise<number> {
  const tables = await query<{ name: string }>(stack, database, "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'");
  const counts = await Promise.all(tables.map(({ name }) => query<{ n: number }>(stack, database, `SELECT count(*)::int AS n FROM "${name}" AS t WHERE to_jsonb(t)::text LIKE '%' || $1 || '%'`, [text])));
  return counts.reduce((sum, [row]) => sum + (row?.n ?? 0), 0);
}

const said = ({ keys, sealed, ties, pseudonyms }: Held): string => `${keys} live keys, ${sealed} sealed parts, ${ties} ties to the citizen, ${pseudonyms} rows with the pseudonym in plain text`;
const isGone = (held: Held): boolean => held.keys + held.sealed + held.ties + held.pseudonyms === 0;

/** What was held for a withdrawn consent is gone from the databases themselves (CON-25, OUT-07); and it had been there. */
export async function lookAtErasure({ stack, promises }: Story, act: ThirdAct): Promise<void> {
  const look = () => heldFor(stack, act);
  const after = await until("what was held is gone", async () => {
    const held = await look();
    return isGone(held) ? held : undefined;
  }).catch(look);
  const before = act.heldBefore;
  const wasThere = before.keys >= 4 && before.sealed >= 4 && before.ties === 2 && before.pseudonyms === 0;
  promises.note("CON-25", "After the withdrawal what was held for it is gone, by a look into the databases", wasThere && isGone(after), `before: ${said(before)}; after: ${said(after)}`);
}
