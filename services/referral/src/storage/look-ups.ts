import { createHash } from "node:crypto";
import { LookedUp, lookUpPeriodMs, lookUpReasons } from "@haandslag/contracts";
import { type CommandRunner, currentCall, type Queryable } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";

/**
 * Staff open a case: the citizen's account, which the consent service keeps, gets a line (CON-32). One statement beside
 * the read's own, of which the consent service hears by an event: it may be away. The citizen's own reading is none.
 */
export async function tellLookUp(runner: CommandRunner, referralId: string, { role, userId, tenantId, unitId }: Actor): Promise<void> {
  if ((role !== "caseworker" && role !== "team-leader") || tenantId === undefined || unitId === undefined) return;
  const lookedUp: LookedUp = { referralId, at: runner.clock.now().toISOString(), tenantId, unitId, userId, role, reason: lookUpReasons[role] };
  if (await announceLookUp(runner.pool, lookedUp)) runner.onCommitted();
}

/**
 * Announces that staff opened a case (CON-32), beside no change of anything. The event's id is made of who, what and which
 * quarter of an hour: the same look again is the same event, and is not written a second time.
 * @returns whether it was new
 */
async function announceLookUp(db: Queryable, lookedUp: LookedUp): Promise<boolean> {
  const { correlationId, causationId = null, traceparent } = currentCall();
  const { rowCount } = await db.query({
    name: "announce-look-up",
    text: `INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, causation_id, traceparent, data)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    values: [eventIdOf(lookedUp), LookedUp.topic, lookedUp.referralId, LookedUp.type, lookedUp.at, correlationId, causationId, traceparent, JSON.stringify(LookedUp.data.parse(lookedUp))],
  });
  return rowCount === 1;
}

/** A UUID of version 8 (RFC 9562 § 5.8), by SHA-256. */
function eventIdOf({ referralId, userId, role, at }: LookedUp): string {
  const period = Math.floor(Date.parse(at) / lookUpPeriodMs);
  const digest = createHash("sha256").update(JSON.stringify([LookedUp.type, referralId, userId, role, period])).digest().subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return digest.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
