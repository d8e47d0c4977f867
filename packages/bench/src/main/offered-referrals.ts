import { isRefusal } from "@haandslag/contracts";
import { announce, decide, evolve, type Referral, type ReferralCommand, type ReferralEvent } from "@haandslag/referral/domain/referral";
import { sampleCommands } from "@haandslag/referral/domain/sample-commands";
import { uuidv7Ids } from "@haandslag/service-kit";
import type { Pool } from "pg";

/** Where every benchmark referral's offer has gone. */
export const organisationId = "organisation-sample";

/** What accepting does to an offered referral, decided once: the baseline writes just this, with other ids. */
export interface Accepting {
  readonly before: Referral;
  readonly after: Referral;
  readonly version: number;
  readonly events: readonly ReferralEvent[];
  readonly announcements: ReturnType<typeof announce>;
}

/** A referral on the way that the domain itself goes: drafted, consented to, offered. */
export function accepting(): Accepting {
  let state: Referral | undefined;
  let version = 0;
  const apply = (command: ReferralCommand): readonly ReferralEvent[] => {
    const decision = decide(command, state);
    if (isRefusal(decision)) throw new Error(`The sample command ${command.type} was refused (${decision.refused}); the benchmark's way to an offer is out of date.`);
    for (const event of decision.events) state = evolve(state, event);
    version += decision.events.length;
    return decision.events;
  };
  for (const command of sampleCommands) {
    if (command.type === "openOffer") break;
    // Of the sample consents only the first two: asked, and granted.
    if (command.type === "noteConsent" && command.consent.epoch > 2) continue;
    apply(command);
  }
  const before = state as unknown as Referral;
  const offeredAt = version;
  const accept = sampleCommands.find(({ type }) => type === "acceptOffer") as ReferralCommand;
  const events = apply(accept);
  const after = state as unknown as Referral;
  return { before, after, version: offeredAt, events, announcements: events.flatMap((event) => announce(event, after)) };
}

/** Fresh offered referrals. @returns their ids */
export async function offerReferrals(pool: Pool, count: number, { before, version }: Accepting): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7Ids.next());
  await pool.query(
    `INSERT INTO referral (id, version, state) SELECT id, $2, jsonb_set($3::jsonb, '{referralId}', to_jsonb(id::text)) FROM unnest($1::uuid[]) AS id`,
    [ids, version, JSON.stringify(before)],
  );
  return ids;
}
