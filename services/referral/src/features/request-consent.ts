import { createHash } from "node:crypto";
import type { ErrorCode, referralCommands } from "@haandslag/contracts";
import { ageOn, findAuthority, localDateOf } from "@haandslag/denmark";
import { changeBy, DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { ageBandOf, birthDateOf } from "../domain/content/index.ts";
import { whyNotSend } from "../domain/directory/organisation.ts";
import { isSender } from "../domain/policies/who-may-know.ts";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

/**
 * Asks the citizen for consent, through the consent service and at once (infra/decisions/0006). Where that cannot
 * answer nothing has changed; said again with the same idempotency key it is the same question.
 */
export const requestConsent = (deps: Deps) => async (input: z.infer<typeof referralCommands.AskForConsent>, who: Actor): Promise<{ referralId: string; status: "draft"; organisationId: string }> => {
  const { runner, referrals, content, clock, directory, consent } = deps;
  const { referralId, organisationId, questions } = input;
  const now = clock.now();
  const stored = await referrals.store.find(runner.pool, referralId);
  if (stored === undefined || !isSender(who, stored.state, now)) throw new DomainError("NOT_FOUND");

  const organisation = await directory.find(organisationId);
  const { identity, notices } = await content.openRecord(runner.pool, referralId);
  const birthDate = birthDateOf(identity);
  const age = birthDate === undefined ? null : ageOn(birthDate, now);
  const command: ReferralCommand = { type: "requestConsent", organisationId, questions, age };
  if (stored.state.status === "draft") {
    changeBy(referrals.decider, referralId, stored, command); // refused before anybody is asked
    const inTheWay = whyNotSend(organisation, now, localDateOf(now));
    if (inTheWay !== undefined || organisation === undefined) throw notThisOrganisation(inTheWay ?? "ORGANISATION_UNKNOWN");
    const { sender, subjectId, legalBasis } = stored.state;
    const authority = sender.kind === "authority" ? { known: findAuthority(sender.authorityId), unitId: sender.unitId } : undefined;
    await consent.requestConsent({
      idempotencyKey: keyFor(input.idempotencyKey, referralId, who.userId), referralId, subjectId: subjectId ?? "", ageBand: ageBandOf(age), language: notices.language,
      authority: authority?.known === undefined || legalBasis === "self-referral" ? null : { party: { kind: "authority", id: authority.known.id }, name: authority.known.longName, unitId: authority.unitId, legalBasis },
      organisation: { party: { kind: "organisation", id: organisation.id }, name: organisation.name, phone: organisation.phone },
      questions: questions.map(({ purpose, categories }) => ({ purpose, categories: [...categories] })),
    });
  }
  return runCommand(runner, referrals, {
    name: "requestConsent", id: referralId, input,
    mayKnow: (state) => isSender(who, state, now),
    command: () => command,
    result: () => ({ referralId, status: "draft", organisationId }),
  });
};

const notThisOrganisation = (code: ErrorCode): DomainError =>
  new DomainError(code, { fields: [{ field: "organisationId", code: "NOT_ALLOWED_HERE", text: "Nothing can be sent to this organisation. Choose another one." }] });

/** The consent service hears all of our actors as one caller: whose key it is must be in it. */
const keyFor = (idempotencyKey: string, referralId: string, userId: string): string =>
  `ask-${createHash("sha256").update(JSON.stringify([referralId, userId, idempotencyKey])).digest("base64url")}`;
