import type { Purpose } from "@haandslag/contracts";
import { type Change, changeBy, DomainError, fromRefusal } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { ConsentEvent } from "../../domain/consent/events.ts";
import { mayAsk } from "../../domain/consent/may-ask.ts";
import type { Consent } from "../../domain/consent/state.ts";
import { sameParty } from "../../domain/party.ts";
import { consentsOfReferrals, consentsTowards } from "../../storage/consents-of-referral.ts";
import { headOf, recordEpochs } from "../../storage/heads.ts";
import { type AskedNotice, keepAskedNotices } from "../../storage/notices.ts";
import { onceUnderHeads } from "../../storage/once-under-heads.ts";
import { keepPseudonyms } from "../../storage/pseudonyms.ts";
import { type ConsentDeps, mustBeService } from "../ports.ts";
import { checkRequest, type RequestInput } from "./check-request.ts";
import { writeNotices } from "./write-notices.ts";

interface Requested {
  readonly consents: { readonly consentId: string; readonly purpose: Purpose }[];
}

/**
 * Asks the citizen: one consent a question, all of them in one transaction (CON-17). What she will be shown is settled
 * here, in every language, word for word.
 */
export const requestConsent = ({ runner, ids, consents, pseudonymOf }: ConsentDeps) => async (input: RequestInput, who: Actor): Promise<Requested> => {
  mustBeService(who, "requestConsent");
  const { referralId, subjectId, language } = input;
  const questions = checkRequest(input, runner.clock.now());
  const heads = questions.map(({ recipient }) => headOf({ subjectId, recipient }));
  return await onceUnderHeads<Requested>(runner, consents, { name: "requestConsent", input, heads }, async ({ tx, now, contextFor }) => {
    const ofReferral = await consentsOfReferrals(tx, [referralId]);
    if (ofReferral.some((consent) => consent.subjectId !== subjectId)) throw anotherCitizen();
    const known = await consentsTowards(tx, subjectId, heads.map(({ recipient }) => recipient));
    const changes: Change<Consent, ConsentEvent>[] = [];
    const texts: AskedNotice[] = [];
    for (const question of questions) {
      const { purpose, categories, discloser, recipient, law } = question;
      const alike = known.filter((other) => other.purpose === purpose && sameParty(other.discloser, discloser) && sameParty(other.recipient, recipient));
      const refusal = mayAsk({ referralId, purpose, byCitizen: input.authority === null }, alike, now);
      if (refusal !== undefined) throw fromRefusal(refusal);
      const consentId = ids.next();
      const written = await writeNotices(tx, consentId, question, input);
      const notices = written.map(({ text, hash }) => ({ noticeId: text.noticeId, version: text.version, language: text.language, hash }));
      const change = changeBy(consents.decider, consentId, undefined, {
        command: "request", now, question: { consentId, referralId, subjectId, purpose, discloser, recipient, senderUnitId: input.authority?.unitId ?? null, asked: categories, language, lawRow: law.id, notices },
      });
      if (change !== undefined) changes.push(change);
      texts.push(...written);
    }
    const result = { consents: changes.map(({ state: { consentId, purpose } }) => ({ consentId, purpose })) };
    await recordEpochs(tx, consents, changes.map(({ state }) => state), now);
    await keepAskedNotices(tx, texts);
    await keepPseudonyms(tx, pseudonymOf, subjectId, questions.flatMap(({ discloser, recipient }) => [discloser, recipient]));
    await consents.store.save(tx, changes, contextFor(result));
    return result;
  });
};

const anotherCitizen = () => new DomainError("INPUT_INVALID", { fields: [{ field: "subjectId", code: "NOT_ALLOWED_HERE", text: "This referral is another citizen's." }] });
