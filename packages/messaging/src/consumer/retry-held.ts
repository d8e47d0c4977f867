import type pg from "pg";
import type { EventMessage } from "../event-message.ts";
import { DatabaseAway, describeFailure, framesOf } from "../failures.ts";
import { inTransaction } from "../in-transaction.ts";
import type { Applier } from "./apply-events.ts";
import type { ConsumerOptions } from "./consumer-options.ts";
import { afterFailure } from "./hold.ts";

/** Nothing older of its key is held; an overtaking event waits for nobody. */
const FIRST = `
  h.consumer = $1 AND h.status <> 'parked' AND (h.type = ANY ($2::text[]) OR NOT EXISTS (
    SELECT FROM held_event b WHERE b.consumer = h.consumer AND b.key = h.key AND b.id < h.id))`;

/** `waiting` has no time of its own: it is due as soon as it is first, so no hand-over from one event
 *  to the next can be lost between two processes. */
const DUE = `${FIRST} AND coalesce(h.next_try_at, '-infinity') <= clock_timestamp()`;

interface HeldRow {
  id: string;
  key: string;
  message: EventMessage;
  tries: number;
}

/**
 * Tries every held event that is due, and after one that works those behind it, in order. Answers
 * after how many milliseconds the next one is due (undefined: none). Throws DatabaseAway.
 * Safe in several processes at once: the row is locked while its event is applied.
 */
export async function retryHeld(options: ConsumerOptions, applier: Applier): Promise<number | undefined> {
  const { pool, group } = options;
  const overtaking = options.reactions.filter((reaction) => reaction.overtakes).map((reaction) => reaction.type);
  const query = async (text: string, values: unknown[]) =>
    await pool.query<{ id?: string; wait?: string | null }>(text, values).catch((cause: unknown) => {
      throw new DatabaseAway("Held events could not be read", { cause });
    });

  const due = await query(`SELECT h.id FROM held_event h WHERE ${DUE} ORDER BY h.id LIMIT 100`, [group, overtaking]);
  for (const row of due.rows) {
    let id = row.id;
    while (id) {
      const key = await tryOne(options, applier, id, overtaking);
      if (!key) break;
      const next = await query("SELECT id FROM held_event WHERE consumer = $1 AND key = $2 ORDER BY id LIMIT 1", [group, key]);
      id = next.rows[0]?.id;
    }
  }

  const next = await query(
    `SELECT extract(epoch FROM min(coalesce(h.next_try_at, clock_timestamp())) - clock_timestamp()) * 1000 AS wait FROM held_event h WHERE ${FIRST}`,
    [group, overtaking],
  );
  const wait = next.rows[0]?.wait;
  return wait == null ? undefined : Math.max(0, Number(wait));
}

/** Tries one held event. Answers its key where it worked and is held no more. */
async function tryOne(options: ConsumerOptions, applier: Applier, id: string, overtaking: string[]): Promise<string | undefined> {
  const { pool, group, clock, log } = options;
  let row: HeldRow | undefined;
  try {
    await inTransaction(pool, async (tx) => {
      const found = await tx.query<HeldRow>(
        `SELECT h.id, h.key, h.message, h.tries FROM held_event h WHERE h.id = $3 AND ${DUE} FOR UPDATE`,
        [group, overtaking, id],
      );
      row = found.rows[0];
      if (!row) return;
      if (await enterInInbox(tx, group, row.message.id, clock.now())) await applier.react(tx, [row.message]);
      await tx.query("DELETE FROM held_event WHERE id = $1", [id]);
    });
    if (!row) return undefined;
    log.info({ eventId: row.message.id, type: row.message.type, key: row.key, tries: row.tries }, "A held event was applied");
    options.onCommitted?.();
    return row.key;
  } catch (error) {
    if (error instanceof DatabaseAway || !row) throw error;
    await recordFailure(options, applier, row, error);
    return undefined;
  }
}

async function enterInInbox(tx: pg.PoolClient, consumer: string, eventId: string, appliedAt: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    "INSERT INTO inbox (consumer, event_id, applied_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [consumer, eventId, appliedAt],
  );
  return rowCount === 1;
}

async function recordFailure({ pool, log }: ConsumerOptions, applier: Applier, row: HeldRow, error: unknown): Promise<void> {
  const tries = row.tries + 1;
  const { status, waitMs } = afterFailure(tries, applier.plan, error);
  await pool.query(
    `UPDATE held_event SET status = $2, tries = $3, last_error = $4, next_try_at = clock_timestamp() + $5 * interval '1 millisecond'
     WHERE id = $1 AND tries = $3 - 1`,
    [row.id, status, tries, describeFailure(error), waitMs],
  ).catch((cause: unknown) => {
    throw new DatabaseAway("A failed try could not be recorded", { cause });
  });
  const facts = { eventId: row.message.id, type: row.message.type, key: row.key, tries, failure: describeFailure(error), at: framesOf(error) };
  if (status === "parked") log.error(facts, "An event is parked and its key waits; when the cause is gone: npm run events -- replay ID");
  else log.warn({ ...facts, nextTryInMs: waitMs }, "A held event failed again");
}
