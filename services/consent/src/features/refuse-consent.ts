import type { consentCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { answered, type Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { isOwn } from "../domain/policies/may-know.ts";
import { recordUnderHead } from "../storage/heads.ts";
import type { ConsentDeps } from "./ports.ts";

/** The citizen says no. */
export const refuseConsent = ({ runner, consents }: ConsentDeps) => (input: z.infer<typeof consentCommands.RefuseConsent>, who: Actor): Promise<Answered> =>
  runCommand(runner, consents, {
    name: "refuseConsent", id: input.consentId, input,
    mayKnow: (consent) => isOwn(who, consent),
    command: (now): ConsentCommand => ({ command: "refuse", by: "citizen", now }),
    within: recordUnderHead(consents),
    result: answered,
  });
