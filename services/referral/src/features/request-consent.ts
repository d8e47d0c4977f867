import type { ErrorCode, NoticeChannel, referralCommands } from "@haandslag/contracts";
import { ageOn, findAuthority, localDateOf } from "@haandslag/denmark";
import { changeBy, DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { ageBandOf, birthDateOf, channelsOf, type ReferralRecord } from "../domain/content/index.ts";
import { whyNotSend } from "../domain/directory/organisation.ts";
import { isSender } from "../domain/policies/who-may-know.ts";
import type { ReferralCommand } from "../domain/referral/index.ts";
import { consentKey } from "../ports/consent-key.ts";
import type { Deps } from "../ports/deps.ts";

interface Warning {
  readonly field: string;
  readonly code: "MISSING";
  readonly text: string;
}
interface Asked {
  readonly referralId: string;
  readonly status: "draft";
  readonly organisationId: string;
  /** What was done all the same, and who asks should know of. By field, as an error would be. */
  readonly warnings: readonly Warning[];
}

/**
 * Asks the citizen for consent, through the consent service and at once (infra/decisions/0006). Where that cannot
 * answer nothing has changed; said again with the same idempotency key it is the same question.
 */
export const requestConsent = (deps: Deps) => async (input: z.infer<typeof referralCommands.AskForConsent>, who: Actor): Promise<Asked> => {
  const { runner, referrals, content, clock, directory, consent } = deps;
  const { referralId, organisationId, questions } = input;
  const now = clock.now();
  const stored = await referrals.store.find(runner.pool, referralId);
  if (stored === undefined || !isSender(who, stored.state, now)) throw new DomainError("NOT_FOUND");

  const organisation = await directory.find(organisationId);
  const record = await content.openRecord(runner.pool, referralId);
  const { identity, notices } = record;
  const birthDate = birthDateOf(identity);
  const age = birthDate === undefined ? null : ageOn(birthDate, now);
  const command: ReferralCommand = { type: "requestConsent", organisationId, questions, age, at: now.toISOString() };
  if (stored.state.status === "draft") {
    changeBy(referrals.decider, referralId, stored, command); // refused before anybody is asked
    const inTheWay = whyNotSend(organisation, now, localDateOf(now));
    if (inTheWay !== undefined || organisation === undefined) throw notThisOrganisation(inTheWay ?? "ORGANISATION_UNKNOWN");
    const { sender, subjectId, legalBasis } = stored.state;
    const authority = sender.kind === "authority" ? { known: findAuthority(sender.authorityId), unitId: sender.unitId } : undefined;
    await consent.requestConsent({
      idempotencyKey: consentKey("ask", input.idempotencyKey, referralId, who.userId), referralId, subjectId: subjectId ?? "", ageBand: ageBandOf(age), language: notices.language,
      authority: authority?.known === undefined || legalBasis === "self-referral" ? null : { party: { kind: "authority", id: authority.known.id }, name: authority.known.longName, unitId: authority.unitId, legalBasis },
      organisation: { party: { kind: "organisation", id: organisation.id }, name: organisation.name, phone: organisation.phone },
      questions: questions.map(({ purpose, categories }) => ({ purpose, categories: [...categories] })),
    });
  }
  const asked = await runCommand(runner, referrals, {
    name: "requestConsent", id: referralId, input,
    mayKnow: (state) => isSender(who, state, now),
    command: () => command,
    result: () => ({ referralId, status: "draft" as const, organisationId }),
  });
  return { ...asked, warnings: warningsOf(record) };
};

/**
 * Nobody is told by a channel they did not choose (infra/decisions/0004), and a question can be answered without a
 * notice, by login or on paper. So it is asked, and whoever asks is told at once that no notice goes out.
 */
function warningsOf({ identity, notices: { channel } }: ReferralRecord): Warning[] {
  const reachable = channelsOf(identity);
  if (reachable.includes(channel)) return [];
  const others = reachable.length === 0 ? "" : ` choose ${reachable.map((other) => nameOf[other]).join(" or ")},`;
  return [{ field: "notices.channel", code: "MISSING", text: `The record has no address for ${nameOf[channel]}, so the citizen is not told that there is something to answer. Add one,${others} or show the text yourself.` }];
}
const nameOf: Readonly<Record<NoticeChannel, string>> = { email: "e-mail", sms: "text messages", letter: "letters" };

const notThisOrganisation = (code: ErrorCode): DomainError =>
  new DomainError(code, { fields: [{ field: "organisationId", code: "NOT_ALLOWED_HERE", text: "Nothing can be sent to this organisation. Choose another one." }] });
