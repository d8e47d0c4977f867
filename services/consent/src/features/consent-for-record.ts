import type { consentCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { citizenView } from "../domain/consent/citizen-view.ts";
import { journalEntry } from "../domain/consent/journal-entry.ts";
import { lawRowNamed } from "../domain/law/find-law.ts";
import { mayRecord } from "../domain/policies/may-know.ts";
import { noteLookUp } from "../storage/account/note-look-up.ts";
import type { ConsentDeps } from "./ports.ts";

/**
 * For the unit that asked: the text to show or read out, what the law says of this question, and, once it is answered,
 * the entry that the record gets.
 */
export const consentForRecord = ({ lists, runner }: ConsentDeps) => async (input: z.infer<typeof consentCommands.ConsentForRecord>, who: Actor) => {
  const found = await lists.findConsent(input.consentId, input.language);
  if (found === undefined || !mayRecord(who, found.consent, runner.clock.now())) throw new DomainError("NOT_FOUND");
  await noteLookUp(runner, who, "consent-text", [found.consent.referralId]);
  const { consent, notice } = found;
  const { consentId, purpose, status, asked, answerBy } = citizenView(consent);
  const row = lawRowNamed(consent.lawRow);
  if (row === undefined) throw new Error(`The consent ${consentId} was asked under a row of the law table that is gone: rows stay, whatever ends.`);
  const { form, longestLifeYears, journal, mayGrant, mayAlwaysWithdraw } = row;
  return { consentId, purpose, status, asked, answerBy, notice, law: { row: row.id, form, longestLifeYears, journal, mayGrant, mayAlwaysWithdraw }, entry: journalEntry(consent, row) };
};
