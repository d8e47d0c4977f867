import type { consentCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { answered, type Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { isOwn } from "../domain/policies/may-know.ts";
import { recordUnderHead } from "../storage/heads.ts";

import type { ConsentDeps } from "./ports.ts";

/** The citizen says yes, to the categories that she ticked and to the text that she was shown. */
export const grantConsent = ({ runner, consents }: ConsentDeps) => (input: z.infer<typeof consentCommands.GrantConsent>, who: Actor): Promise<Answered> =>
  runCommand(runner, consents, {
    name: "grantConsent", id: input.consentId, input,
    mayKnow: (consent) => isOwn(who, consent),
    command: (now): ConsentCommand => ({
      command: "grant", categories: input.categories, shown: input.notice, despiteProtection: input.despiteProtection,
      expiresAt: input.expiresAt === undefined ? undefined : new Date(input.expiresAt),
      grantor: who.subjectId ?? "", assuranceLevel: who.assuranceLevel, now,
    }),
    within: recordUnderHead(consents),
    result: answered,
  });
