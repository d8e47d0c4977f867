import type { consentCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { RepresentationCommand } from "../domain/representation/decide.ts";
import { type ConsentDeps, mustBeService } from "./ports.ts";

/** A caseworker was shown by what right somebody acts for a citizen. Asked by the referral service, which makes subject ids. */
export const recordRepresentation = ({ runner, ids, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.RecordRepresentation>, who: Actor): Promise<{ representationId: string }> => {
  mustBeService(who, "recordRepresentation");
  const { idempotencyKey: _key, turns15On, ...facts } = input;
  const representationId = ids.next();
  return await runCommand(runner, consents.representations, {
    name: "recordRepresentation", id: representationId, makes: true, input,
    command: (now): RepresentationCommand => ({ command: "record", facts: { ...facts, representationId }, turns15On, now }),
    result: () => ({ representationId }),
  });
};
