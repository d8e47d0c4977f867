import type { Queryable } from "@haandslag/service-kit";
import type { ReceiptRow } from "../domain/log/receipt-record.ts";
import { partyKey } from "../domain/party.ts";
import type { ReceiptAccount } from "../domain/receipt/state.ts";
import { appendToLog } from "./log/append-to-log.ts";
import { receiptRecord } from "./log/receipt-record.ts";

/** A receipt to be kept for good: what a service signed with the public key that verified it, or who said it of own notes. */
export type KeptReceipt =
  & { readonly id: string; readonly account: ReceiptAccount; readonly epoch: number; readonly at: Date }
  & ({ readonly holder: string; readonly jws: string; readonly publicJwk: object } | { readonly holder: "own-notes"; readonly confirmedBy: string });

/** Keeps receipts and commits the log to them, in the transaction of their account. @throws a unique violation where one is there already */
export async function keepReceipts(tx: Queryable, receipts: readonly KeptReceipt[]): Promise<void> {
  if (receipts.length === 0) return;
  const { rows } = await tx.query<ReceiptRow>({
    name: "keep-receipts",
    text: `
INSERT INTO receipt (id, consent_id, epoch, holder, referral_id, subject_id, recipient, jws, public_jwk, confirmed_by, record_version, at)
SELECT id, consent_id, epoch, holder, referral_id, subject_id, recipient, jws, public_jwk, confirmed_by, 2, at
FROM jsonb_to_recordset($1::jsonb) AS r(n int, id uuid, consent_id uuid, epoch int, holder text, referral_id text, subject_id text, recipient text,
  jws text, public_jwk jsonb, confirmed_by text, at timestamptz) ORDER BY n
RETURNING *`,
    values: [JSON.stringify(receipts.map((kept, n) => {
      const { id, epoch, holder, at, account: { consentId, referralId, subjectId, recipient } } = kept;
      return {
        n, id, consent_id: consentId, epoch, holder, referral_id: referralId, subject_id: subjectId, recipient: partyKey(recipient), at,
        ...("jws" in kept ? { jws: kept.jws, public_jwk: kept.publicJwk } : { confirmed_by: kept.confirmedBy }),
      };
    }))],
  });
  await appendToLog(tx, rows.map(receiptRecord));
}
