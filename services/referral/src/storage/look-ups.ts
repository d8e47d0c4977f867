import { createHash } from "node:crypto";
import { type EventType, type FindReason, Found, LookedUp, lookUpPeriodMs, lookUpReasons } from "@haandslag/contracts";
import { type CommandRunner, currentCall, type Queryable } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";

/**
 * Staff open a case: the citizen's account, which the consent service keeps, gets a line (CON-32). One statement beside
 * the read's own, of which the consent service hears by an event: it may be away. The citizen's own reading is none.
 */
export async function tellLookUp(runner: CommandRunner, referralId: string, { role, userId, tenantId, unitId }: Actor): Promise<void> {
  if ((role !== "caseworker" && role !== "team-leader") || tenantId === undefined || unitId === undefined) return;
  const lookedUp: LookedUp = { referralId, at: runner.clock.now().toISOString(), tenantId, unitId, userId, role, reason: lookUpReasons[role] };
  if (await announceOnce(runner.pool, LookedUp, lookedUp, [])) runner.onCommitted();
}

/** Staff found cases of another unit's by a search, for a reason that they gave: a line for each in its citizen's account. */
export async function tellFound(runner: CommandRunner, referralIds: readonly string[], { userId, tenantId = "", unitId = "" }: Actor, reason: FindReason): Promise<void> {
  const at = runner.clock.now().toISOString();
  for (const referralId of referralIds) {
    const found: Found = { referralId, at, tenantId, unitId, userId, role: "caseworker", reason };
    await announceOnce(runner.pool, Found, found, [reason]);
  }
  if (referralIds.length > 0) runner.onCommitted();
}

interface Look { readonly referralId: string; readonly userId: string; readonly role: string; readonly at: string }

/**
 * Announces that staff looked at a case (CON-32), beside no change of anything. The event's id is made of who, what and which
 * quarter of an hour: the same look again is the same event, and is not written a second time.
 * @returns whether it was new
 */
async function announceOnce(db: Queryable, on: EventType, look: Look, apart: readonly string[]): Promise<boolean> {
  const { correlationId, causationId = null, traceparent } = currentCall();
  const { rowCount } = await db.query({
    name: "announce-look-up",
    text: `INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, causation_id, traceparent, data)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    values: [eventIdOf(on, look, apart), on.topic, look.referralId, on.type, look.at, correlationId, causationId, traceparent, JSON.stringify(on.data.parse(look))],
  });
  return rowCount === 1;
}

/** A UUID of version 8 (RFC 9562 § 5.8), by SHA-256. */
function eventIdOf({ type }: EventType, { referralId, userId, role, at }: Look, apart: readonly string[]): string {
  const period = Math.floor(Date.parse(at) / lookUpPeriodMs);
  const digest = createHash("sha256").update(JSON.stringify([type, referralId, userId, role, period, ...apart])).digest().subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return digest.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
