import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Accepting } from "./offered-referrals.ts";

/**
 * The baseline: what accepting reads and writes, as plain prepared statements in BEGIN … COMMIT by bare `pg`.
 * Nothing is decided and nothing validated; every value is at hand.
 */
export async function acceptPlainly(pool: Pool, referralId: string, { after, version, events, announcements }: Accepting): Promise<void> {
  const client = await pool.connect();
  const key = randomUUID();
  const now = new Date();
  try {
    await client.query("BEGIN");
    await client.query({ name: "plain-idempotency", text: "SELECT command, request_hash, result FROM idempotency WHERE actor = $1 AND key = $2", values: ["coordinator:bench", key] });
    await client.query({ name: "plain-load", text: "SELECT id, version, state FROM referral WHERE id = $1", values: [referralId] });
    await client.query({ name: "plain-update", text: "UPDATE referral SET version = $3, state = $4 WHERE id = $1 AND version = $2", values: [referralId, version, version + events.length, JSON.stringify({ ...after, referralId })] });
    for (const [i, event] of events.entries()) {
      await client.query({
        name: "plain-history", text: "INSERT INTO referral_history (aggregate_id, version, type, data, at, actor, correlation_id) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values: [referralId, version + i + 1, event.type, JSON.stringify(event), now, JSON.stringify({ userId: "bench", role: "coordinator" }), key],
      });
    }
    for (const { eventType, data } of announcements) {
      await client.query({
        name: "plain-outbox", text: "INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, traceparent, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values: [randomUUID(), eventType.topic, referralId, eventType.type, now, key, `00-${"a".repeat(32)}-${"b".repeat(16)}-01`, JSON.stringify({ ...data, referralId })],
      });
    }
    await client.query({
      name: "plain-remember", text: "INSERT INTO idempotency (actor, key, command, request_hash, result, at) VALUES ($1, $2, $3, $4, $5, $6)",
      values: ["coordinator:bench", key, "acceptOffer", "0".repeat(64), JSON.stringify({ referralId, status: "accepted" }), now],
    });
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
