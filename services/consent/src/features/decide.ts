import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { DisclosureDecision } from "../domain/decision/decide.ts";
import { decideDisclosure } from "../domain/decision/decide-disclosure.ts";
import { partyKey } from "../domain/party.ts";
import { decidableConsents, findSubject } from "../storage/decidable-consents.ts";
import { type ConsentDeps, mustBeService } from "./ports.ts";

/**
 * The same question as `disclose` without the ledger: for who wants to know and discloses nothing. The answer is about
 * this moment and must not be kept. A service that knows no subject names the referral.
 */
export const decide = ({ runner: { pool, clock } }: ConsentDeps) => async (input: z.infer<typeof consentCommands.DecideDisclosure>, who: Actor): Promise<DisclosureDecision> => {
  mustBeService(who, "decide");
  const recipient = input.recipient === undefined ? undefined : partyKey(input.recipient);
  const found = input.subjectId === undefined && input.referralId !== undefined && recipient !== undefined ? await findSubject(pool, input.referralId, recipient) : undefined;
  const subjectId = input.subjectId ?? found;
  const isComplete = input.referralId && recipient && input.discloser && input.purpose && input.categories?.length;
  // Nobody was ever asked about this referral and recipient.
  if (subjectId === undefined && isComplete) return { permitted: false, reasons: ["NO_CONSENT"] };
  const consents = subjectId === undefined || recipient === undefined ? [] : await decidableConsents(pool, { subjectId, recipient });
  return decideDisclosure(consents, { ...input, subjectId }, clock.now(), "all");
};
