import type { Actor } from "@haandslag/service-kit/auth";
import { ownSubject } from "../domain/policies/may-know.ts";
import { recipientLines } from "../domain/receipt/recipient-lines.ts";
import { receiptAccountsOf } from "../storage/receipt-lists.ts";
import type { ConsentDeps } from "./ports.ts";

/** One line for each recipient that the citizen ever said yes to: since when, until when, and who has answered that it stopped and erased (CON-24). */
export const myRecipients = ({ runner, lists }: ConsentDeps) => async (who: Actor) => {
  const subjectId = ownSubject(who);
  const consents = await lists.consentsOf(subjectId, {});
  return { recipients: recipientLines(consents.map(({ consent }) => consent), await receiptAccountsOf(runner.pool, subjectId)) };
};
