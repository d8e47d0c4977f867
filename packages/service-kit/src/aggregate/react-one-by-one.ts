import type { EventType } from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import type { PoolClient } from "pg";
import type { z } from "zod";
import { beginCall, withinCall } from "../call/call.ts";

/** A reaction that does more than decide (sends a notice, asks another service): one event at a time, in the event's own call. */
export function reactOneByOne<Data extends z.ZodType>(o: {
  on: EventType<Data>;
  apply(data: z.infer<Data>, tx: PoolClient): Promise<void>;
}): Reaction {
  return {
    type: o.on.type,
    overtakes: o.on.overtakes,
    async apply(tx, messages) {
      for (const message of messages) {
        await withinCall(beginCall({ ...message, causationId: message.id }), () => o.apply(o.on.data.parse(message.data) as z.infer<Data>, tx));
      }
    },
  };
}
