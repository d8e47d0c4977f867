import type { consentCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { citizenView } from "../domain/consent/citizen-view.ts";
import { mayAnswer } from "../domain/policies/acts-for.ts";
import { representationsBy } from "../storage/representations.ts";
import type { ConsentDeps } from "./ports.ts";

/** One of the citizen's own consents, or of one whom she acts for, with the text to be read before answering. */
export const myConsent = ({ lists, runner: { pool, clock } }: ConsentDeps) => async (input: z.infer<typeof consentCommands.ConsentById>, who: Actor) => {
  const found = await lists.findConsent(input.consentId, input.language);
  if (found === undefined || !mayAnswer(who, found.consent, await representationsBy(pool, who.subjectId), clock.now())) throw new DomainError("NOT_FOUND");
  return { ...citizenView(found.consent), notice: found.notice };
};
