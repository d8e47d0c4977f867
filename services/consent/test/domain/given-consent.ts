import { isRefusal, type ShownNotice } from "@haandslag/contracts";
import type { ConsentCommand, Grant } from "../../src/domain/consent/commands.ts";
import { decide } from "../../src/domain/consent/decide.ts";
import type { ConsentEvent } from "../../src/domain/consent/events.ts";
import { evolve } from "../../src/domain/consent/evolve.ts";
import type { Consent, Question } from "../../src/domain/consent/state.ts";

export const asked = new Date("2026-03-02T09:00:00.000Z");
export const day = 24 * 60 * 60 * 1000;
export const onDay = (days: number, ms = 0) => new Date(asked.getTime() + days * day + ms);

/** In Denmark: noon of the seventh day, and the midnight that ends the fourteenth. */
export const reminderDue = new Date("2026-03-09T11:00:00.000Z");
export const answerOver = new Date("2026-03-16T23:00:00.000Z");

export const danish: ShownNotice = { noticeId: "referral-from-authority", version: 1, language: "da", hash: "a".repeat(64) };
export const english: ShownNotice = { ...danish, language: "en", hash: "e".repeat(64) };

export const question: Question = {
  consentId: "0198a000-0000-7000-8000-000000000001", referralId: "0198a000-0000-7000-8000-00000000000a", subjectId: `s_${"a".repeat(43)}`,
  purpose: "referral", discloser: { kind: "authority", id: "municipality-0101" }, recipient: { kind: "organisation", id: "organisation-harbour" }, senderUnitId: "unit-1",
  asked: ["situation", "wishes", "practical", "identity"], language: "da", lawRow: "authority.referral.adult", notices: [danish, english],
};

export const request: ConsentCommand = { command: "request", question, now: asked };
export const grant = (change: Partial<Grant> = {}): Grant => ({
  command: "grant", categories: ["situation", "wishes", "identity"], shown: danish, expiresAt: undefined, despiteProtection: false,
  grantor: question.subjectId, assuranceLevel: "substantial", now: onDay(1), ...change,
});
export const renew = (now: Date, expiresAt?: Date): ConsentCommand => ({ command: "renew", shown: english, expiresAt, grantor: question.subjectId, assuranceLevel: "high", now });
export const narrow = (now: Date, ...categories: Question["asked"]): ConsentCommand => ({ command: "narrow", categories, by: "citizen", now });
export const refuse = (now: Date): ConsentCommand => ({ command: "refuse", by: "citizen", now });
export const revoke = (now: Date): ConsentCommand => ({ command: "revoke", by: "citizen", now });
export const endWithReferral = (now: Date): ConsentCommand => ({ command: "end with the referral", now });
export const meetDeadline = (now: Date): ConsentCommand => ({ command: "meet the deadline", now });

/** Given these commands, which must not be refused. */
export function given(...commands: ConsentCommand[]): Consent {
  let state: Consent | undefined;
  for (const command of commands) {
    const decision = decide(command, state);
    if (isRefusal(decision)) throw new Error(`${command.command} was refused with ${decision.refused}: the situation cannot be reached`);
    state = decision.events.reduce<Consent | undefined>(evolve, state);
  }
  if (state === undefined) throw new Error("Nothing was given.");
  return state;
}

/** When a command comes: the events, or the code of the refusal. */
export function when(command: ConsentCommand, state: Consent | undefined): readonly ConsentEvent[] | string {
  const decision = decide(command, state);
  return isRefusal(decision) ? decision.refused : decision.events;
}
