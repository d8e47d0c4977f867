import { localDateOf } from "@haandslag/denmark";
import { beginCall, type Deadlines, inTransaction, withinCall } from "@haandslag/service-kit";
import type { Assignments } from "../storage/assignments.ts";
import { changeWithin } from "../storage/change-within.ts";
import { dueAssignments } from "../storage/due-assignments.ts";
import { unavailablePeers } from "../storage/unavailable-peers.ts";

const atOnce = 100;

/**
 * What happens by itself: peers who did not answer in time, a citizen who did not choose in time, a first meeting that
 * has not been (ASG-08). As `deadlinesOf` of the kit, and it looks up who can still be offered.
 */
export const onDeadline = (assignments: Assignments): Deadlines => ({
  table: assignments.store.table,
  async meetDue(pool, now) {
    const due = await dueAssignments(pool, now, atOnce);
    let failure: unknown;
    for (const id of due) {
      // One that fails must not hold up the others; the worker hears of the first.
      await withinCall(beginCall({}), () => inTransaction(pool, async (tx) => {
        const assignment = (await assignments.store.lock(tx, [id])).get(id)?.state;
        if (assignment === undefined) return;
        const unavailable = await unavailablePeers(tx, id, assignment, localDateOf(now));
        await changeWithin(tx, assignments, id, { type: "meetDeadline", unavailable, at: now.toISOString() }, now);
      })).catch((error: unknown) => { failure ??= error; });
    }
    if (failure !== undefined) throw failure;
    return due.length;
  },
});
