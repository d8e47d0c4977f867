import type { referralCommands } from "@haandslag/contracts";
import { parseCprNumber } from "@haandslag/denmark";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { subjectIdFor } from "@haandslag/vault";
import type { z } from "zod";
import { birthDateOf, turns15On } from "../domain/content/index.ts";
import { isSender } from "../domain/policies/who-may-know.ts";
import { consentKey } from "../ports/consent-key.ts";
import type { Deps } from "../ports/deps.ts";

/**
 * A caseworker was shown by what right somebody acts for the citizen of this referral. The representative's number
 * becomes a subject id here and is dropped (design § 2); the consent service keeps kind, purposes and days.
 */
export const recordRepresentation = ({ runner, referrals, content, clock, consent, subjectKey }: Pick<Deps, "runner" | "referrals" | "content" | "clock" | "consent" | "subjectKey">) => async (input: z.infer<typeof referralCommands.RecordRepresentation>, who: Actor): Promise<{ representationId: string }> => {
  const { idempotencyKey, referralId, cprNumber, ...right } = input;
  const now = clock.now();
  const stored = await referrals.store.find(runner.pool, referralId);
  if (stored === undefined || !isSender(who, stored.state, now)) throw new DomainError("NOT_FOUND");
  const { sender, subjectId } = stored.state;
  if (subjectId === null) throw new DomainError("CPR_NUMBER_MISSING");
  const parsed = parseCprNumber(cprNumber);
  if (!parsed.ok) throw new DomainError("CPR_NUMBER_INVALID", { fields: [{ field: "cprNumber", code: "WRONG_FORMAT", text: "This is not a CPR number: its first six digits are no date." }] });
  if (sender.kind !== "authority") throw new DomainError("NOT_FOUND");
  const { identity } = await content.openRecord(runner.pool, referralId);
  return await consent.recordRepresentation({
    ...right, idempotencyKey: consentKey("represent", idempotencyKey, referralId, who.userId), referralId, subjectId,
    representativeSubjectId: subjectIdFor(subjectKey, parsed.cprNumber), turns15On: turns15On(birthDateOf(identity), now),
    recordedBy: { userId: who.userId, authorityId: who.tenantId ?? sender.authorityId, unitId: sender.unitId },
  });
};
