import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { seesOverdueOf } from "../domain/policies/may-know.ts";
import { overdueLines } from "../domain/receipt/overdue-lines.ts";
import { overdueAccounts } from "../storage/receipt-lists.ts";
import type { ConsentDeps } from "./ports.ts";

/** Receipts that are late: an auditor sees all (of one tenant where the auditor has one), a team leader those of the unit's own referrals. */
export const overdueReceipts = ({ runner: { pool, clock } }: ConsentDeps) => async (input: z.infer<typeof consentCommands.OverdueReceipts>, who: Actor) => {
  const { accounts, hasMore } = await overdueAccounts(pool, { ...seesOverdueOf(who, clock.now()), after: input.cursor, limit: input.limit, step: input.step });
  return { overdue: accounts.flatMap(overdueLines).filter(({ step }) => input.step === undefined || step === input.step), nextCursor: hasMore ? (accounts.at(-1)?.consentId ?? null) : null };
};
