import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { grantorOf, mayAnswer } from "../domain/policies/acts-for.ts";
import { answerUnderHead } from "../storage/answer-under-head.ts";
import type { ConsentDeps } from "./ports.ts";

/** The citizen says yes again before the consent ends, so that no course ends unannounced. */
export const renewConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.RenewConsent>, who: Actor): Promise<Answered> =>
  await answerUnderHead(runner, consents, {
    name: "renewConsent", input, who,
    mayKnow: ({ consent, rights, now }) => mayAnswer(who, consent, rights, now),
    command: ({ consent, rights, now }): ConsentCommand => ({
      command: "renew", shown: input.notice, expiresAt: input.expiresAt === undefined ? undefined : new Date(input.expiresAt), ...grantorOf(who, consent, rights, now), now,
    }),
  });
