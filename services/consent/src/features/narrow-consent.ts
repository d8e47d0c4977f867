import type { consentCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { answered, type Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { mayAnswer } from "../domain/policies/acts-for.ts";
import { mayEnd, wordOf } from "../domain/policies/may-know.ts";
import { recordUnderHead } from "../storage/heads.ts";
import { releasesBesideConsent } from "../storage/releases.ts";
import { representationsBy } from "../storage/representations.ts";
import type { ConsentDeps } from "./ports.ts";

/** A category less, from the citizen or from whom she told. `categories` are those that stay. */
export const narrowConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.NarrowConsent>, who: Actor): Promise<Answered> => {
  const releases = await releasesBesideConsent(runner.pool, input.consentId);
  const known = await representationsBy(runner.pool, who.subjectId);
  return await runCommand(runner, consents, {
    name: "narrowConsent", id: input.consentId, input,
    mayKnow: (consent) => mayEnd(who, consent, releases, runner.clock.now()) || mayAnswer(who, consent, known, runner.clock.now()),
    command: (now, consent): ConsentCommand => ({ command: "narrow", categories: input.categories, by: wordOf(who, consent), now }),
    within: recordUnderHead(consents),
    result: answered,
  });
};
