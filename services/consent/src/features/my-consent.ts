import type { consentCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { citizenView } from "../domain/consent/citizen-view.ts";
import { isOwn } from "../domain/policies/may-know.ts";
import type { ConsentDeps } from "./ports.ts";

/** One of the citizen's own consents, with the text to be read before answering. */
export const myConsent = ({ lists }: ConsentDeps) => async (input: z.infer<typeof consentCommands.ConsentById>, who: Actor) => {
  const found = await lists.findConsent(input.consentId, input.language);
  if (found === undefined || !isOwn(who, found.consent)) throw new DomainError("NOT_FOUND");
  return { ...citizenView(found.consent), notice: found.notice };
};
