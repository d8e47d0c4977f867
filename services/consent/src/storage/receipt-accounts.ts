import { type Aggregate, aggregateStore, type Ids } from "@haandslag/service-kit";
import { announce } from "../domain/receipt/announce.ts";
import type { ReceiptCommand } from "../domain/receipt/commands.ts";
import { decide } from "../domain/receipt/decide.ts";
import type { ReceiptEvent } from "../domain/receipt/events.ts";
import { evolve } from "../domain/receipt/evolve.ts";
import type { ReceiptAccount } from "../domain/receipt/state.ts";

export type ReceiptAccounts = Aggregate<ReceiptAccount, ReceiptCommand, ReceiptEvent>;

/** The account of a consent's receipts; its id is the consent's. */
export const receiptAccountsIn = (ids: Ids): ReceiptAccounts => ({ decider: { decide, evolve, announce }, store: aggregateStore<ReceiptAccount, ReceiptEvent>("receipt_account", ids) });
