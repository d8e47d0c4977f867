import type { EventType } from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import type { PoolClient } from "pg";
import type { z } from "zod";
import { beginCall, withinCall } from "../call/call.ts";

/**
 * A reaction that does more than decide (sends a notice, asks another service): one event at a time, in the event's own
 * call. In the order of their keys, as a store locks a batch's rows: two groups that lock the same rows in two orders wait
 * for each other until PostgreSQL ends one of them, a second later (of 20 revocations at once, one time in four).
 */
export function reactOneByOne<Data extends z.ZodType>(o: {
  on: EventType<Data>;
  apply(data: z.infer<Data>, tx: PoolClient): Promise<void>;
}): Reaction {
  return {
    type: o.on.type,
    overtakes: o.on.overtakes,
    async apply(tx, messages) {
      for (const message of messages.toSorted(byKey)) {
        await withinCall(beginCall({ ...message, causationId: message.id }), () => o.apply(o.on.data.parse(message.data) as z.infer<Data>, tx));
      }
    },
  };
}

/** As PostgreSQL orders uuids; events of one key stay in their order. */
const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
