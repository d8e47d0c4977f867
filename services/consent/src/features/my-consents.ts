import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { citizenView } from "../domain/consent/citizen-view.ts";
import { ownSubject } from "../domain/policies/may-know.ts";
import type { ConsentDeps } from "./ports.ts";

/** All that a citizen was asked, with the texts, newest first. */
export const myConsents = ({ lists }: ConsentDeps) => async (input: z.infer<typeof consentCommands.MyConsents>, who: Actor) => {
  const found = await lists.consentsOf(ownSubject(who), input);
  return { consents: found.map(({ consent, notice }) => ({ ...citizenView(consent), notice })) };
};
