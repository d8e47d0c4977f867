import type pg from "pg";
import type { EventMessage } from "../event-message.ts";

interface OutboxRow {
  position: string;
  event_id: string;
  topic: string;
  key: string;
  type: string;
  time: Date;
  correlation_id: string;
  causation_id: string | null;
  traceparent: string | null;
  data: unknown;
}

/**
 * The oldest events that are not published, in order, without those that are on their way. Never
 * "position greater than the last": a position taken inside a transaction can become visible after a
 * later one. Within one key positions do become visible in order, because the outbox row is written
 * after the version-guarded update of its aggregate.
 */
export async function readUnpublished(client: pg.ClientBase, source: string, limit: number, onTheirWay: EventMessage[]): Promise<EventMessage[]> {
  const { rows } = await client.query<OutboxRow>({
    name: "messaging-read-outbox",
    text: `SELECT * FROM (
             SELECT position, event_id, topic, key, type, time, correlation_id, causation_id, traceparent, data
             FROM outbox WHERE published_at IS NULL ORDER BY position LIMIT $1 + cardinality($2::bigint[])
           ) AS oldest WHERE position <> ALL ($2::bigint[]) ORDER BY position LIMIT $1`,
    values: [limit, onTheirWay.map((message) => message.sequence)],
  });
  return rows.map((row) => ({
    id: row.event_id,
    topic: row.topic,
    key: row.key,
    type: row.type,
    source,
    time: row.time.toISOString(),
    correlationId: row.correlation_id,
    ...(row.causation_id === null ? {} : { causationId: row.causation_id }),
    ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
    sequence: row.position,
    data: row.data,
  }));
}

/** All of them in one statement, once the broker has them. */
export async function markPublished(client: pg.ClientBase, messages: EventMessage[]): Promise<void> {
  await client.query({
    name: "messaging-mark-outbox",
    text: "UPDATE outbox SET published_at = clock_timestamp() WHERE position = ANY ($1::bigint[])",
    values: [messages.map((message) => message.sequence)],
  });
}

/** When the oldest event that waits for publication happened. */
export async function oldestUnpublished(pool: pg.Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ oldest: Date | null }>("SELECT min(time) AS oldest FROM outbox WHERE published_at IS NULL");
  return rows[0]?.oldest ?? null;
}
