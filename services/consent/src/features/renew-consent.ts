import type { consentCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { answered, type Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { isOwn } from "../domain/policies/may-know.ts";
import { recordUnderHead } from "../storage/heads.ts";
import type { ConsentDeps } from "./ports.ts";

/** The citizen says yes again before the consent ends, so that no course ends unannounced. */
export const renewConsent = ({ runner, consents }: ConsentDeps) => (input: z.infer<typeof consentCommands.RenewConsent>, who: Actor): Promise<Answered> =>
  runCommand(runner, consents, {
    name: "renewConsent", id: input.consentId, input,
    mayKnow: (consent) => isOwn(who, consent),
    command: (now): ConsentCommand => ({
      command: "renew", shown: input.notice, expiresAt: input.expiresAt === undefined ? undefined : new Date(input.expiresAt),
      grantor: who.subjectId ?? "", assuranceLevel: who.assuranceLevel, now,
    }),
    within: recordUnderHead(consents),
    result: answered,
  });
