import type { Pool } from "pg";
import { beginCall, withinCall } from "../call/call.ts";
import type { Aggregate } from "../aggregate/aggregate.ts";
import { changeBy } from "../aggregate/apply-decision.ts";
import type { Clock } from "../clock.ts";
import { inTransaction } from "../database/in-transaction.ts";
import type { Log } from "../log.ts";

/** An aggregate that waits for a time: its table has a generated column `deadline_at` (ISO text, UTC), NULL where nothing waits. */
export interface Deadlines {
  readonly table: string;
  /** Finds what is due and meets it; answers how many. */
  meetDue(pool: Pool, now: Date): Promise<number>;
}

const atOnce = 100;

/**
 * What is due is found by the database, from the state that was saved: nothing is kept in memory, so a restart forgets
 * nothing (REF-19). Meeting a deadline is a command through the same `decide`; it must move or clear the deadline.
 */
export function deadlinesOf<State, Command, Event extends { readonly type: string }>(
  aggregate: Aggregate<State, Command, Event>,
  command: (now: Date) => Command,
): Deadlines {
  const { table } = aggregate.store;
  return {
    table,
    async meetDue(pool, now) {
      const { rows } = await pool.query<{ id: string }>({ text: `SELECT id FROM ${table} WHERE deadline_at <= $1 ORDER BY deadline_at LIMIT ${atOnce}`, values: [now.toISOString()] });
      let failure: unknown;
      for (const { id } of rows) {
        const call = beginCall({});
        // One that fails must not hold up the others; the worker hears of the first.
        await withinCall(call, () => inTransaction(pool, async (tx) => {
          const stored = (await aggregate.store.lock(tx, [id])).get(id);
          const change = changeBy(aggregate.decider, id, stored, command(now));
          if (change !== undefined) await aggregate.store.save(tx, [change], { call, at: now });
        })).catch((error: unknown) => { failure ??= error; });
      }
      if (failure !== undefined) throw failure;
      return rows.length;
    },
  };
}

/** Sweeps on real time, judges by the given clock: a clock that is moved forward is noticed within `everyMs`. */
export function startDeadlineWorker(o: { pool: Pool; clock: Clock; deadlines: readonly Deadlines[]; log: Log; everyMs?: number; onCommitted(): void }): { close(): Promise<void> } {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const sweep = async () => {
    for (const deadlines of o.deadlines) {
      try {
        while (!closed && (await deadlines.meetDue(o.pool, o.clock.now())) === atOnce) o.onCommitted();
        o.onCommitted();
      } catch (error) {
        o.log.warn({ err: error, table: deadlines.table }, "deadlines could not be met now; the next sweep tries again");
      }
    }
  };
  const next = () => {
    if (closed) return;
    timer = setTimeout(() => { running = sweep().finally(next); }, o.everyMs ?? 1000);
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
