import type pg from "pg";
import type { EventMessage } from "../event-message.ts";
import { describeFailure, isOutageElsewhere } from "../failures.ts";

/** Puts events whose key is held up behind what holds it, in order. */
export async function holdBehind(tx: pg.PoolClient, consumer: string, events: EventMessage[], heldAt: Date): Promise<void> {
  await tx.query(
    `INSERT INTO held_event (consumer, event_id, key, type, message, status, held_at)
     SELECT $1, (m.message ->> 'id')::uuid, m.message ->> 'key', m.message ->> 'type', m.message, 'waiting', $3
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS m(message, place)
     WHERE NOT EXISTS (SELECT FROM inbox i WHERE i.consumer = $1 AND i.event_id = (m.message ->> 'id')::uuid)
     ORDER BY m.place
     ON CONFLICT DO NOTHING`,
    [consumer, JSON.stringify(events), heldAt],
  );
}

export interface RetryPlan {
  triesBeforeParking: number;
  backoffMs: number;
}

const LONGEST_WAIT_MS = 60_000;

/** Longest wait while another service is away: so soon after it is back the event is applied. */
const LONGEST_WAIT_FOR_OTHERS_MS = 5_000;

/**
 * What becomes of an event after its n-th failed try. Pure, so that it can be read as a table in a test. Where the
 * failure is another service's outage it is tried for as long as that lasts, and never parked.
 */
export function afterFailure(tries: number, plan: RetryPlan, error: unknown): { status: "retrying" | "parked"; waitMs: number } {
  const isOutage = isOutageElsewhere(error);
  if (tries >= plan.triesBeforeParking && !isOutage) return { status: "parked", waitMs: 0 };
  return { status: "retrying", waitMs: Math.min(plan.backoffMs * 2 ** (tries - 1), isOutage ? LONGEST_WAIT_FOR_OTHERS_MS : LONGEST_WAIT_MS) };
}

/** Holds an event that failed for the first time; from here on its key is blocked. */
export async function holdFailed(pool: pg.Pool, consumer: string, event: EventMessage, error: unknown, plan: RetryPlan, heldAt: Date): Promise<"retrying" | "parked"> {
  const { status, waitMs } = afterFailure(1, plan, error);
  await pool.query(
    `INSERT INTO held_event (consumer, event_id, key, type, message, status, tries, next_try_at, last_error, held_at)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6, 1, clock_timestamp() + $7 * interval '1 millisecond', $8, $9)
     ON CONFLICT DO NOTHING`,
    [consumer, event.id, event.key, event.type, JSON.stringify(event), status, waitMs, describeFailure(error), heldAt],
  );
  return status;
}
