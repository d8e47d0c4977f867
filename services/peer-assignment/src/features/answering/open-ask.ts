import type { peerCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { findOwnAsk } from "../../domain/assignment/access.ts";
import { codedFieldsOf } from "../../domain/matching/profile.ts";
import type { Deps } from "../../ports/deps.ts";

/**
 * The coded profile without identity, to a peer who is asked and has not said no (ASG-04): a disclosure to this very peer
 * each time, decided at its moment and kept nowhere. Nothing that is held here goes into the answer. Looked at before the
 * question and again before the answer goes out, as in openContact.
 * @throws DomainError NOT_FOUND, CONSENT_NOT_ACTIVE, CONSENT_UNAVAILABLE, REFERRAL_UNAVAILABLE
 */
export const openAsk = (deps: Deps) => async ({ idempotencyKey, assignmentId }: z.infer<typeof peerCommands.OpenAsk>, who: Actor) => {
  const { runner: { pool }, assignments, held: { vetoes } } = deps;
  const mustBeAsked = async () => {
    const assignment = (await assignments.store.find(pool, assignmentId))?.state;
    if (assignment === undefined) throw new DomainError("NOT_FOUND");
    const ask = findOwnAsk(assignment, who, (await vetoes.avoidedFor(pool, [assignmentId])).get(assignmentId) ?? []);
    if (ask === undefined || ask.answer === "no") throw new DomainError("NOT_FOUND");
    return assignment;
  };
  const { referralId } = await mustBeAsked();
  const { categories, profile } = await deps.referral.openProfile({ idempotencyKey, referralId, organisationId: who.tenantId ?? "", askedPeerId: who.peerId ?? "" });
  await mustBeAsked();
  return { assignmentId, categories, profile: codedFieldsOf(profile) };
};
