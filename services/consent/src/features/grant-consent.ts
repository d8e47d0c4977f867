import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { grantorOf, mayAnswer } from "../domain/policies/acts-for.ts";
import { answerUnderHead } from "../storage/answer-under-head.ts";
import type { ConsentDeps } from "./ports.ts";

/** The citizen says yes, to the categories that she ticked and to the text that she was shown; or somebody who acts for her, within that right (CON-15). */
export const grantConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.GrantConsent>, who: Actor): Promise<Answered> =>
  await answerUnderHead(runner, consents, {
    name: "grantConsent", input, who,
    mayKnow: ({ consent, rights, now }) => mayAnswer(who, consent, rights, now),
    command: ({ consent, rights, now }): ConsentCommand => ({
      command: "grant", categories: input.categories, shown: input.notice, despiteProtection: input.despiteProtection,
      expiresAt: input.expiresAt === undefined ? undefined : new Date(input.expiresAt), ...grantorOf(who, consent, rights, now), now,
    }),
  });
