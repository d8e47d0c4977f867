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

/** The citizen stops, or somebody whom she told does it for her. Never refused, no reason asked, at any login level (CON-13). */
export const revokeConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.RevokeConsent>, who: Actor): Promise<Answered> => {
  const releases = await releasesBesideConsent(runner.pool, input.consentId);
  const known = await representationsBy(runner.pool, who.subjectId);
  return await runCommand(runner, consents, {
    name: "revokeConsent", id: input.consentId, input,
    mayKnow: (consent) => mayEnd(who, consent, releases, runner.clock.now()) || mayAnswer(who, consent, known, runner.clock.now()),
    command: (now, consent): ConsentCommand => ({ command: "revoke", by: wordOf(who, consent), now }),
    within: recordUnderHead(consents),
    result: answered,
  });
};
