import type { consentCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { mayEnd } from "../domain/policies/may-know.ts";
import { epochViews } from "../domain/receipt/epoch-view.ts";
import { releasesBesideConsent } from "../storage/releases.ts";
import { noteLookUp } from "../storage/account/note-look-up.ts";
import type { ConsentDeps } from "./ports.ts";

/** Who has answered for each end and narrowing of a consent; empty while it has not changed. For whoever may end it. */
export const receiptsOfConsent = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.ReceiptsOfConsent>, who: Actor) => {
  const { pool } = runner;
  const { consentId } = input;
  const consent = (await consents.store.find(pool, consentId))?.state;
  if (consent === undefined || !mayEnd(who, consent, await releasesBesideConsent(pool, consentId), runner.clock.now())) throw new DomainError("NOT_FOUND");
  await noteLookUp(runner, who, "receipts", [consent.referralId]);
  const account = (await consents.accounts.store.find(pool, consentId))?.state;
  return { consentId, receipts: account === undefined ? [] : epochViews(account) };
};
