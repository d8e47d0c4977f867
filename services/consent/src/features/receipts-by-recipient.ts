import type { Actor } from "@haandslag/service-kit/auth";
import { partyOf } from "../domain/party.ts";
import { seesOverdueOf } from "../domain/policies/may-know.ts";
import { receiptsByRecipient as countReceipts } from "../storage/receipts-by-recipient.ts";
import type { ConsentDeps } from "./ports.ts";

/** Is every recipient accounted for (CON-24)? To an auditor: of all, or of one tenant where the auditor has one. */
export const receiptsByRecipient = ({ runner: { pool, clock } }: ConsentDeps) => async (who: Actor) => {
  const counted = await countReceipts(pool, seesOverdueOf(who, clock.now()).tenantIds);
  return { recipients: counted.map((line) => ({ ...line, recipient: partyOf(line.recipient) })) };
};
