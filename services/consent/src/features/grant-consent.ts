import type { consentCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { answered, type Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { grantorOf, mayAnswer } from "../domain/policies/acts-for.ts";
import { recordUnderHead } from "../storage/heads.ts";
import { representationsBy } from "../storage/representations.ts";
import type { ConsentDeps } from "./ports.ts";

/** The citizen says yes, to the categories that she ticked and to the text that she was shown; or somebody who acts for her, within that right (CON-15). */
export const grantConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.GrantConsent>, who: Actor): Promise<Answered> => {
  const known = await representationsBy(runner.pool, who.subjectId);
  return await runCommand(runner, consents, {
    name: "grantConsent", id: input.consentId, input,
    mayKnow: (consent) => mayAnswer(who, consent, known, runner.clock.now()),
    command: (now, consent): ConsentCommand => ({
      command: "grant", categories: input.categories, shown: input.notice, despiteProtection: input.despiteProtection,
      expiresAt: input.expiresAt === undefined ? undefined : new Date(input.expiresAt), ...grantorOf(who, consent, known, now), now,
    }),
    within: recordUnderHead(consents),
    result: answered,
  });
};
