import type { Pool } from "pg";
import type { Clock } from "../clock.ts";
import { isProduction } from "../config.ts";
import { connectPool } from "../database/pool.ts";
import { inTransaction } from "../database/in-transaction.ts";
import type { Log } from "../log.ts";
import { asService } from "../run/as-service.ts";
import { clockDoubt, newestEvent, timesInDatabase } from "./clock-doubt.ts";
import { dueBefore, type RetentionRule } from "./retention-rule.ts";

const batchesOfASweep = 1_000;
const hour = 3_600_000;

/**
 * Deletes what is due by these rules, batch after batch, each in a transaction of its own. One rule that fails does not
 * keep the others from it.
 * @param pool as `<service>_retention`
 * @returns how many of each rule
 * @throws what the first rule that failed threw, after all the others
 */
export async function removeDue(pool: Pool, rules: readonly RetentionRule[], now: Date): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  let failure: unknown;
  for (const rule of rules) {
    try {
      for (let batch = 0; batch < batchesOfASweep; batch++) {
        const rows = await asService(() => inTransaction(pool, (tx) => rule.remove(tx, dueBefore(rule, now), now)));
        if (rows === 0) break;
        removed[rule.code] = (removed[rule.code] ?? 0) + rows;
      }
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return removed;
}

export interface RetentionWorker {
  /** What /readyz tells: when it last ran, or why nothing is deleted. */
  says(): string;
  close(): Promise<void>;
}

/**
 * Sweeps at the start and every hour (OPS-08), on one connection as the role of retention: the app's role cannot delete any
 * of it. By a clock that cannot be right it deletes nothing, and says so each time. Once doubted, a clock stays so for as
 * long as this process runs and it is not back: what the service writes by it meanwhile does not make it believed.
 * @param o.newest of a service without an outbox: a query of one time, when the newest thing that it keeps was written
 * @param o.isMovable whether the service's clock may be another than the database's: outside production it can be moved
 */
export function startRetentionWorker(o: { url: string; applicationName: string; rules: readonly RetentionRule[]; clock: Clock; log: Log; newest?: string; isMovable?: boolean; everyMs?: number }): RetentionWorker {
  const pool = connectPool(o.url, { max: 1, applicationName: o.applicationName, log: o.log });
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let known: Date | undefined;
  let says = "has not run yet";
  const sweep = async () => {
    try {
      const now = o.clock.now();
      const times = await asService(() => timesInDatabase(pool, o.newest ?? newestEvent));
      known ??= times.newest;
      const doubt = clockDoubt(now, { known, database: (o.isMovable ?? !isProduction()) ? undefined : times.database });
      if (doubt === undefined) {
        known = now;
        const removed = await removeDue(pool, o.rules, now);
        says = `last ran by ${now.toISOString()}`;
        if (Object.keys(removed).length > 0) o.log.info({ removed }, "what was due was deleted");
      } else {
        says = `nothing is deleted: ${doubt}`;
        o.log.error({ clock: doubt }, "the clock cannot be right: nothing is deleted by it; set it right, or, if it is, restart the service once it has written anything");
      }
    } catch (error) {
      says = "what is due could not all be deleted; the next sweep tries again";
      o.log.warn({ err: error }, "what is due could not all be deleted now; the next sweep tries again");
    }
    if (!closed) timer = setTimeout(() => { running = sweep(); }, o.everyMs ?? hour).unref();
  };
  let running = sweep();
  return {
    says: () => says,
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
      await pool.end();
    },
  };
}
