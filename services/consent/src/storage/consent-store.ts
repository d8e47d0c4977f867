import { type Aggregate, aggregateStore, type Ids } from "@haandslag/service-kit";
import { announce } from "../domain/consent/announce.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import { decide } from "../domain/consent/decide.ts";
import type { ConsentEvent } from "../domain/consent/events.ts";
import { evolve } from "../domain/consent/evolve.ts";
import type { Consent } from "../domain/consent/state.ts";
import { type ReceiptAccounts, receiptAccountsIn } from "./receipt-accounts.ts";
import { type Representations, representationsIn } from "./representations.ts";

/** The consent aggregate, how it decides and where it is kept; beside it the account of the receipts for each end and narrowing, and who acts for whom. */
export type Consents = Aggregate<Consent, ConsentCommand, ConsentEvent> & { readonly accounts: ReceiptAccounts; readonly representations: Representations };

export const consentsIn = (ids: Ids): Consents => ({
  decider: { decide, evolve, announce },
  store: aggregateStore<Consent, ConsentEvent>("consent", ids),
  accounts: receiptAccountsIn(ids),
  representations: representationsIn(ids),
});
