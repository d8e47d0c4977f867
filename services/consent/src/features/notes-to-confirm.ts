import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { recipientOf } from "../domain/policies/may-know.ts";
import { accountsWithNotes } from "../storage/receipt-lists.ts";
import type { ConsentDeps } from "./ports.ts";

/** Of which referrals, ended by the citizen or by time, a coordinator has yet to say that own notes are gone (CON-24). Ids and dates: nobody's look-up. */
export const notesToConfirm = ({ runner: { pool } }: ConsentDeps) => async (input: z.infer<typeof consentCommands.NotesToConfirm>, who: Actor) => {
  const { accounts, hasMore } = await accountsWithNotes(pool, { recipient: recipientOf(who), referralId: input.referralId, after: input.cursor, limit: input.limit });
  return {
    notes: accounts.flatMap(({ consentId, referralId, epochs }) =>
      epochs.flatMap(({ epoch, because, since, ownNotes }) => (ownNotes.status === "unconfirmed" ? [{ consentId, referralId, epoch, because, since }] : []))),
    nextCursor: hasMore ? (accounts.at(-1)?.consentId ?? null) : null,
  };
};
