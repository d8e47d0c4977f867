import type { Pool } from "pg";
import { beginCall, withinCall } from "../call/call.ts";
import type { Aggregate } from "../aggregate/aggregate.ts";
import { changeBy } from "../aggregate/apply-decision.ts";
import type { Clock } from "../clock.ts";
import { inTransaction } from "../database/in-transaction.ts";
import type { Log } from "../log.ts";
import { asService } from "./as-service.ts";

/** An aggregate that waits for a time: its table has a generated column `deadline_at` (ISO text, UTC), NULL where nothing waits. */
export interface Deadlines {
  readonly table: string;
  /** Finds what is due and meets it, about a hundred at a time; answers how many it met. @throws where one failed, after all the others */
  meetDue(pool: Pool, now: Date): Promise<number>;
}

const atOnce = 100;
/** A sweep that finds ever more ends here and goes on with the next. */
const roundsOfASweep = 50;
/** What fails each second is said once in so long. */
const saidAgainAfterMs = 60_000;
const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * What is due is found by the database, from the state that was saved: nothing is kept in memory, so a restart forgets
 * nothing (REF-19). Meeting a deadline is a command through the same `decide`; it must move or clear the deadline.
 */
export function deadlinesOf<State, Command, Event extends { readonly type: string }>(
  aggregate: Aggregate<State, Command, Event>,
  command: (now: Date) => Command,
): Deadlines {
  return deadlinesIn(aggregate.store.table, (pool, id, now) => meetOne(pool, aggregate, id, command(now), now));
}

/** The same, where meeting one takes more than its own state. `meet` runs in a transaction of its own; it answers whether it changed something. */
export function deadlinesIn(table: string, meet: (pool: Pool, id: string, now: Date) => Promise<boolean>): Deadlines {
  return {
    table,
    async meetDue(pool, now) {
      let met = 0;
      let failure: unknown;
      // Page after page, by the last one seen: those that fail stay due, and must not be all that is ever found.
      for (let last = { deadline_at: "", id: nobody }; met < atOnce;) {
        const { rows } = await pool.query<{ id: string; deadline_at: string }>({
          text: `SELECT id, deadline_at FROM ${table} WHERE deadline_at <= $1 AND (deadline_at, id) > ($2, $3::uuid) ORDER BY deadline_at, id LIMIT ${atOnce}`,
          values: [now.toISOString(), last.deadline_at, last.id],
        });
        for (const { id } of rows) {
          await meet(pool, id, now).then((changed) => { met += changed ? 1 : 0; }, (cause: unknown) => {
            failure ??= new Error(`${table} ${id}: what is due could not be done`, { cause });
          });
        }
        const end = rows.at(-1);
        if (end === undefined || rows.length < atOnce) break;
        last = end;
      }
      if (failure !== undefined) throw failure;
      return met;
    },
  };
}

/** In a call and a transaction of its own. Decided under the lock, since another process may have been quicker. */
async function meetOne<State, Command, Event extends { readonly type: string }>(pool: Pool, { decider, store }: Aggregate<State, Command, Event>, id: string, command: Command, now: Date): Promise<boolean> {
  const call = beginCall({});
  return await withinCall(call, () => inTransaction(pool, async (tx) => {
    const stored = (await store.lock(tx, [id])).get(id);
    const change = stored === undefined ? undefined : changeBy(decider, id, stored, command);
    if (change !== undefined) await store.save(tx, [change], { call, at: now });
    return change !== undefined;
  }));
}

/** Sweeps on real time, judges by the given clock: a clock that is moved forward is noticed within `everyMs`. */
export function startDeadlineWorker(o: { pool: Pool; clock: Clock; deadlines: readonly Deadlines[]; log: Log; everyMs?: number; onCommitted(): void }): { close(): Promise<void> } {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const saidAt = new Map<string, number>();

  const sweep = async () => {
    for (const deadlines of o.deadlines) {
      try {
        for (let round = 0; round < roundsOfASweep && !closed; round++) {
          const met = await deadlines.meetDue(o.pool, o.clock.now());
          if (met > 0) o.onCommitted();
          if (met < atOnce) break;
        }
        saidAt.delete(deadlines.table);
      } catch (error) {
        // Those that did not fail have been met.
        o.onCommitted();
        if (Date.now() - (saidAt.get(deadlines.table) ?? -Infinity) < saidAgainAfterMs) continue;
        saidAt.set(deadlines.table, Date.now());
        o.log.warn({ err: error, table: deadlines.table }, "deadlines could not be met now; each sweep tries again");
      }
    }
  };
  const next = () => {
    if (closed) return;
    timer = setTimeout(() => { running = asService(sweep).finally(next); }, o.everyMs ?? 1000);
  };
  next();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
