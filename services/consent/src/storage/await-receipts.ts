import { changeBy, currentCall, type Queryable } from "@haandslag/service-kit";
import type { Consent } from "../domain/consent/state.ts";
import { becauseOf, whatIsAwaited } from "../domain/receipt/what-is-awaited.ts";
import type { ReceiptAccounts } from "./receipt-accounts.ts";

/**
 * Opens the account of every end and every narrowing among these consents, in the transaction of their epochs: no
 * consent ends without its recipients being waited for. Under their heads, so what the ledger has stands. Costs nothing
 * where a consent is only asked for or given.
 */
export async function awaitReceipts(tx: Queryable, { decider, store }: ReceiptAccounts, changed: readonly Consent[], at: Date): Promise<void> {
  const due = changed.filter((consent) => becauseOf(consent) !== undefined);
  if (due.length === 0) return;
  const ids = due.map(({ consentId }) => consentId);
  const disclosed = await disclosedUnder(tx, ids);
  const stored = await store.lock(tx, ids);
  const changes = due.flatMap((consent) => {
    const command = whatIsAwaited(consent, disclosed.has(consent.consentId), at);
    return (command === undefined ? undefined : changeBy(decider, consent.consentId, stored.get(consent.consentId), command)) ?? [];
  });
  if (changes.length > 0) await store.save(tx, changes, { call: currentCall(), at });
}

async function disclosedUnder(tx: Queryable, consentIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ consentId: string }>({
    name: "disclosed-under",
    text: `SELECT DISTINCT consent_id AS "consentId" FROM disclosure WHERE consent_id = ANY($1)`,
    values: [[...consentIds]],
  });
  return new Set(rows.map(({ consentId }) => consentId));
}
