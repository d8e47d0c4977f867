import type { Pool } from "pg";
import type { Clock } from "../clock.ts";
import { connectPool } from "../database/pool.ts";
import { inTransaction } from "../database/in-transaction.ts";
import type { Log } from "../log.ts";
import { asService } from "../run/as-service.ts";
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

/** Sweeps at the start and every hour (OPS-08), on one connection as the role of retention: the app's role cannot delete any of it. */
export function startRetentionWorker(o: { url: string; applicationName: string; rules: readonly RetentionRule[]; clock: Clock; log: Log; everyMs?: number }): { close(): Promise<void> } {
  const pool = connectPool(o.url, { max: 1, applicationName: o.applicationName, log: o.log });
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const sweep = async () => {
    try {
      const removed = await removeDue(pool, o.rules, o.clock.now());
      if (Object.keys(removed).length > 0) o.log.info({ removed }, "what was due was deleted");
    } catch (error) {
      o.log.warn({ err: error }, "what is due could not all be deleted now; the next sweep tries again");
    }
    if (!closed) timer = setTimeout(() => { running = sweep(); }, o.everyMs ?? hour).unref();
  };
  let running = sweep();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
      await pool.end();
    },
  };
}
