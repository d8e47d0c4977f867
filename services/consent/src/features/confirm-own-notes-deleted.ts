import type { consentCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { mayConfirmNotes } from "../domain/policies/may-know.ts";
import type { ReceiptCommand } from "../domain/receipt/commands.ts";
import { keepReceipts } from "../storage/receipts.ts";
import { releasesBesideConsent } from "../storage/releases.ts";
import type { ConsentDeps } from "./ports.ts";

interface Confirmed {
  readonly consentId: string;
  readonly epoch: number;
}

/**
 * What software cannot erase: a coordinator of the recipient confirms, by name, that own notes about the citizen are
 * gone. After the end of the consent; once is enough, and the log has it.
 */
export const confirmOwnNotesDeleted = ({ runner, consents, ids }: ConsentDeps) => async (input: z.infer<typeof consentCommands.ConfirmOwnNotesDeleted>, who: Actor): Promise<Confirmed> => {
  const { consentId, epoch } = input;
  const releases = await releasesBesideConsent(runner.pool, consentId);
  return await runCommand(runner, consents.accounts, {
    name: "confirmOwnNotesDeleted", id: consentId, input,
    mayKnow: (account) => mayConfirmNotes(who, account, releases),
    command: (now): ReceiptCommand => ({ command: "confirm own notes deleted", epoch, by: who.userId, now }),
    within: (tx, { state }, now) => keepReceipts(tx, [{ id: ids.next(), account: state, epoch, holder: "own-notes", confirmedBy: who.userId, at: now }]),
    result: () => ({ consentId, epoch }),
  });
};
