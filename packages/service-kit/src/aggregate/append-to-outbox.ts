import type { Call } from "../call/call.ts";
import type { Ids } from "../ids.ts";
import type { Queryable } from "./aggregate-store.ts";
import type { Announcement } from "./outbox-event.ts";

/** Events beside an aggregate's own, in the caller's transaction: what is announced and what it tells of are one commit. */
export async function appendToOutbox(tx: Queryable, announcements: readonly Announcement[], o: { readonly ids: Ids; readonly at: Date; readonly call: Call }): Promise<void> {
  const { correlationId, causationId = null, traceparent } = o.call;
  for (const { eventType, key, data } of announcements) {
    await tx.query({
      name: "append-to-outbox",
      text: `INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, causation_id, traceparent, data)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [o.ids.next(), eventType.topic, key, eventType.type, o.at, correlationId, causationId, traceparent, JSON.stringify(data)],
    });
  }
}
