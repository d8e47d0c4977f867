import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { mayAnswer } from "../domain/policies/acts-for.ts";
import { wordOf } from "../domain/policies/may-know.ts";
import { answerUnderHead } from "../storage/answer-under-head.ts";
import type { ConsentDeps } from "./ports.ts";

/** The citizen says no, or somebody who acts for her. */
export const refuseConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.RefuseConsent>, who: Actor): Promise<Answered> =>
  await answerUnderHead(runner, consents, {
    name: "refuseConsent", input, who,
    mayKnow: ({ consent, rights, now }) => mayAnswer(who, consent, rights, now),
    command: ({ consent, now }): ConsentCommand => ({ command: "refuse", by: wordOf(who, consent), now }),
  });
