import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { mayAnswer } from "../domain/policies/acts-for.ts";
import { mayEnd, wordOf } from "../domain/policies/may-know.ts";
import { answerUnderHead } from "../storage/answer-under-head.ts";
import { releasesBesideConsent } from "../storage/releases.ts";
import type { ConsentDeps } from "./ports.ts";

/** The citizen stops, or somebody whom she told does it for her. Never refused, no reason asked, at any login level (CON-13). */
export const revokeConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.RevokeConsent>, who: Actor): Promise<Answered> => {
  const releases = await releasesBesideConsent(runner.pool, input.consentId);
  return await answerUnderHead(runner, consents, {
    name: "revokeConsent", input, who,
    mayKnow: ({ consent, rights, now }) => mayEnd(who, consent, releases, now) || mayAnswer(who, consent, rights, now),
    command: ({ consent, now }): ConsentCommand => ({ command: "revoke", by: wordOf(who, consent), now }),
  });
};
