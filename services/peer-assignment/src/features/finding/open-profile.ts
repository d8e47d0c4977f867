import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { type HeldProfile, heldFieldsOf } from "../../domain/matching/profile.ts";
import type { Deps } from "../../ports/deps.ts";

const tries = 3;

/**
 * Opens the citizen's coded profile, a disclosure each time, and holds of it what the citizen's choice is given reasons by. Where the consent
 * was narrowed while the answer was on its way, the answer is thrown away and asked for again (CON-21).
 * @throws DomainError NOT_FOUND, CONSENT_NOT_ACTIVE, CONSENT_UNAVAILABLE, REFERRAL_UNAVAILABLE, CHANGED_MEANWHILE
 */
export async function openProfile({ runner, referral, held: { subjects } }: Deps, of: { idempotencyKey: string; referralId: string; assignmentId: string }, who: Actor): Promise<HeldProfile> {
  for (let n = 1; n <= tries; n++) {
    const held = await subjects.find(runner.pool, of.assignmentId);
    if (held === undefined) throw new DomainError("NOT_FOUND");
    const opened = await referral.openProfile({ idempotencyKey: of.idempotencyKey, referralId: of.referralId, organisationId: held.organisationId, actingUserId: who.userId });
    const profile = heldFieldsOf(opened.profile);
    if (await subjects.keepProfile(runner.pool, held, profile)) return profile;
  }
  throw new DomainError("CHANGED_MEANWHILE");
}
