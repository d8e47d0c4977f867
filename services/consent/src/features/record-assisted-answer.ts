import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import type { Assisted } from "../domain/consent/state.ts";
import { mayRecord } from "../domain/policies/may-know.ts";
import { answerUnderHead } from "../storage/answer-under-head.ts";
import type { ConsentDeps } from "./ports.ts";

type Input = z.infer<typeof consentCommands.RecordAssistedAnswer>;

/**
 * A citizen answered on paper or in person, and a caseworker of the unit that asked writes it down: with what was shown,
 * in which language, through which kind of interpreter, and how the copy got to the citizen (CON-11).
 */
export const recordAssistedAnswer = ({ runner, consents }: ConsentDeps) => (input: Input, who: Actor): Promise<Answered> =>
  answerUnderHead(runner, consents, {
    name: "recordAssistedAnswer", input, who,
    mayKnow: ({ consent, now }) => mayRecord(who, consent, now),
    command: ({ consent, now }) => commandFor(input, assistedBy(input, who), consent.subjectId, now),
  });

const assistedBy = (input: Input, { userId, unitId = "" }: Actor): Assisted => {
  const { method, answeredOn, notice, language, interpreter, copy } = input;
  return { method, answeredOn, notice, language, interpreter, copy, writingWaived: "writingWaived" in input && input.writingWaived, recordedBy: { userId, unitId } };
};

/** Whoever writes it down, the yes is the citizen's. */
function commandFor(input: Input, assisted: Assisted, grantor: string, now: Date): ConsentCommand {
  if (input.answer === "no") return { command: "refuse", by: "staff", assisted, now };
  const yes = { shown: input.notice, expiresAt: input.expiresAt === undefined ? undefined : new Date(input.expiresAt), grantor, assuranceLevel: undefined, assisted, now };
  return input.answer === "yes-again"
    ? { command: "renew", ...yes }
    : { command: "grant", ...yes, categories: input.categories, despiteProtection: input.despiteProtection };
}
