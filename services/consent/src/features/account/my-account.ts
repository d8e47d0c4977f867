import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { ownSubject } from "../../domain/policies/may-know.ts";
import type { ConsentDeps } from "../ports.ts";
import { accountConsents, accountDisclosures, accountProofs, accountRecipients } from "./account-parts.ts";
import { lookUpPage } from "./my-look-ups.ts";
import { noteOwnReading } from "../../storage/account/note-look-up.ts";

/**
 * All that there is about the citizen here, newest first: consents with each change and text, recipients, disclosures,
 * look-ups, proofs (CON-32). The first page of each; the next ones by `consentsAfter`, `listDisclosures`, `myLookUps`, `myProofs`.
 * The reading is itself the newest look-up.
 */
export const myAccount = ({ runner }: ConsentDeps) => async ({ consentsAfter, limit }: z.infer<typeof consentCommands.MyAccount>, who: Actor) => {
  const subjectId = ownSubject(who);
  await noteOwnReading(runner, who, "own-account");
  const { pool, clock } = runner;
  const first = { subjectId, before: undefined, limit };
  return {
    at: clock.now().toISOString(),
    consents: await accountConsents(pool, { ...first, before: consentsAfter }),
    recipients: await accountRecipients(pool, subjectId),
    disclosures: await accountDisclosures(pool, first),
    lookUps: await lookUpPage(pool, first),
    proofs: await accountProofs(pool, first),
  };
};
