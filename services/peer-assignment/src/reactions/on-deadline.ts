import { localDateOf } from "@haandslag/denmark";
import { beginCall, type Deadlines, deadlinesIn, inTransaction, withinCall } from "@haandslag/service-kit";
import type { Assignments } from "../storage/assignments.ts";
import { changeWithin } from "../storage/change-within.ts";
import type { Held } from "../storage/held.ts";
import { unavailablePeers } from "../storage/unavailable-peers.ts";

/**
 * What happens by itself: peers who did not answer in time, a citizen who did not choose in time, a first meeting that
 * has not been (ASG-08). As `deadlinesOf` of the kit, and it looks up who can still be offered.
 */
export const onDeadline = (assignments: Assignments, held: Held): Deadlines =>
  deadlinesIn(assignments.store.table, (pool, id, now) => withinCall(beginCall({}), () => inTransaction(pool, async (tx) => {
    const assignment = (await assignments.store.lock(tx, [id])).get(id)?.state;
    if (assignment === undefined) return false;
    const unavailable = await unavailablePeers(tx, held, id, assignment, localDateOf(now));
    return await changeWithin(tx, assignments, id, { type: "meetDeadline", unavailable, at: now.toISOString() }, now);
  })));
