import type pg from "pg";
import type { EventMessage } from "../event-message.ts";

/** Whether a key is blocked and whether an event is new are read from one snapshot, in one statement:
 *  in two, a retry that empties the key in between would leave the event neither applied nor held. */
const TAKE_IN = `
  WITH received AS (
    SELECT * FROM unnest($2::uuid[], $3::text[], $4::boolean[]) AS e(id, key, overtakes)
  ), blocked AS MATERIALIZED (
    SELECT id FROM received e
    WHERE NOT e.overtakes AND EXISTS (SELECT FROM held_event h WHERE h.consumer = $1 AND h.key = e.key)
  ), fresh AS (
    INSERT INTO inbox (consumer, event_id, applied_at)
    SELECT $1, id, $5 FROM received WHERE id NOT IN (SELECT id FROM blocked)
    ON CONFLICT DO NOTHING RETURNING event_id
  )
  SELECT event_id AS id, false AS blocked FROM fresh UNION ALL SELECT id, true FROM blocked`;

export interface TakenIn {
  /** New events, recorded in the inbox now: apply them in this transaction. In the order received, each once. */
  fresh: EventMessage[];
  /** Events whose key is held up. Some may have been applied long ago; holding them again is harmless. */
  blocked: EventMessage[];
}

/** Records which events of a batch are new for this consumer. Duplicates are in neither list. */
export async function takeIn(
  tx: pg.PoolClient,
  consumer: string,
  events: EventMessage[],
  overtakes: (type: string) => boolean,
  appliedAt: Date,
): Promise<TakenIn> {
  const { rows } = await tx.query<{ id: string; blocked: boolean }>({
    name: "messaging-take-in",
    text: TAKE_IN,
    values: [consumer, events.map((e) => e.id), events.map((e) => e.key), events.map((e) => overtakes(e.type)), appliedAt],
  });
  const fresh = new Set(rows.filter((row) => !row.blocked).map((row) => row.id));
  const blocked = new Set(rows.filter((row) => row.blocked).map((row) => row.id));
  return {
    // `delete` answers true once: the second copy of an event within one batch is left out.
    fresh: events.filter((event) => fresh.delete(event.id)),
    blocked: events.filter((event) => blocked.delete(event.id)),
  };
}
