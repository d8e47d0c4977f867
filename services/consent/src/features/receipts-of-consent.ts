import type { consentCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { mayAnswer } from "../domain/policies/acts-for.ts";
import { mayEnd } from "../domain/policies/may-know.ts";
import { epochViews } from "../domain/receipt/epoch-view.ts";
import { releasesBesideConsent } from "../storage/releases.ts";
import { representationsBy } from "../storage/representations.ts";
import { noteLookUp } from "../storage/account/note-look-up.ts";
import type { ConsentDeps } from "./ports.ts";

/** Who has answered for each end and narrowing of a consent; empty while it has not changed. For whoever may end it, and for whoever acts for the citizen (CON-15). */
export const receiptsOfConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.ReceiptsOfConsent>, who: Actor) => {
  const { pool } = runner;
  const { consentId } = input;
  const consent = (await consents.store.find(pool, consentId))?.state;
  if (consent === undefined) throw new DomainError("NOT_FOUND");
  const [releases, rights] = await Promise.all([releasesBesideConsent(pool, consentId), representationsBy(pool, who.subjectId)]);
  const now = runner.clock.now();
  if (!mayEnd(who, consent, releases, now) && !mayAnswer(who, consent, rights, now)) throw new DomainError("NOT_FOUND");
  await noteLookUp(runner, who, "receipts", [consent.referralId]);
  const account = (await consents.accounts.store.find(pool, consentId))?.state;
  return { consentId, receipts: account === undefined ? [] : epochViews(account) };
};
