import type { consentCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { answered, type Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { mayAnswer } from "../domain/policies/acts-for.ts";
import { wordOf } from "../domain/policies/may-know.ts";
import { recordUnderHead } from "../storage/heads.ts";
import { representationsBy } from "../storage/representations.ts";
import type { ConsentDeps } from "./ports.ts";

/** The citizen says no, or somebody who acts for her. */
export const refuseConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.RefuseConsent>, who: Actor): Promise<Answered> => {
  const known = await representationsBy(runner.pool, who.subjectId);
  return await runCommand(runner, consents, {
    name: "refuseConsent", id: input.consentId, input,
    mayKnow: (consent) => mayAnswer(who, consent, known, runner.clock.now()),
    command: (now, consent): ConsentCommand => ({ command: "refuse", by: wordOf(who, consent), now }),
    within: recordUnderHead(consents),
    result: answered,
  });
};
