import { CourseStarted } from "@haandslag/contracts";
import type { Pool } from "pg";

/**
 * Committed events, as commands leave them: `started` of a course, each of a referral of its own, which makes the
 * outcomes service keep a course (a row, its history, the inbox).
 */
export async function fillOutbox(pool: Pool, topic: string, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, traceparent, data)
     SELECT gen_random_uuid(), $2, id::text, $3, now(), id::text, '00-' || repeat('a', 32) || '-' || repeat('b', 16) || '-01',
            jsonb_build_object('referralId', id, 'organisationId', 'organisation-havnen', 'assignmentId', id, 'peerId', id, 'startedAt', '2026-11-22T10:00:00.000Z')
     FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) AS ids`,
    [count, topic, CourseStarted.type],
  );
}
