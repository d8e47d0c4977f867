import { beginCall, type Deadlines, inTransaction, withinCall } from "@haandslag/service-kit";
import { changeConsents } from "./change-consents.ts";
import type { Consents } from "./consent-store.ts";

const atOnce = 100;

/**
 * Reminders, answers that did not come, and consents whose time is over. Found by the database, so a restart forgets
 * nothing. A consent's end is a change like any other: head first (the kit's own deadlines know no heads).
 */
export const consentDeadlines = (consents: Consents): Deadlines => ({
  table: consents.store.table,
  async meetDue(pool, now) {
    const { rows } = await pool.query<{ id: string }>({ text: `SELECT id FROM consent WHERE deadline_at <= $1 ORDER BY deadline_at LIMIT ${atOnce}`, values: [now.toISOString()] });
    let failure: unknown;
    for (const { id } of rows) {
      const call = beginCall({});
      // One that fails must not hold up the others; the worker hears of the first.
      await withinCall(call, () => inTransaction(pool, (tx) => changeConsents(tx, consents, [{ id, command: { command: "meet the deadline", now } }], { call, at: now })))
        .catch((error: unknown) => { failure ??= error; });
    }
    if (failure !== undefined) throw failure;
    return rows.length;
  },
});
