import type pg from "pg";
import type { HeldEvent } from "./held-event.ts";

/** All held events of a service, oldest first within their keys; at most `limit` (default 1000). */
export async function listHeld(pool: pg.Pool, limit = 1_000): Promise<HeldEvent[]> {
  const { rows } = await pool.query<HeldEvent>(
    `SELECT consumer, event_id AS "eventId", key, type, status, tries, next_try_at AS "nextTryAt",
            last_error AS "lastError", held_at AS "heldAt", message
     FROM held_event ORDER BY id LIMIT $1`,
    [limit],
  );
  return rows;
}

/**
 * Lets parked events be tried again, with all their tries: the one with this id, or all of them. What
 * works then releases what waits behind it, in order. Takes effect within a second in the running
 * service. Answers how many were parked.
 */
export async function replayHeld(pool: pg.Pool, eventId?: string): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE held_event SET status = 'retrying', tries = 0, next_try_at = clock_timestamp()
     WHERE status = 'parked' AND ($1::uuid IS NULL OR event_id = $1::uuid)`,
    [eventId ?? null],
  );
  return rowCount ?? 0;
}
