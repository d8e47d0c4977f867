import type { OverdueStep } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";
import type { ReceiptAccount } from "../domain/receipt/state.ts";

/** A citizen's accounts, in the order in which their consents were asked for. */
export async function receiptAccountsOf(db: Queryable, subjectId: string): Promise<ReceiptAccount[]> {
  const { rows } = await db.query<{ state: ReceiptAccount }>({ name: "receipt-accounts-of", text: "SELECT state FROM receipt_account WHERE subject_id = $1 ORDER BY id", values: [subjectId] });
  return rows.map(({ state }) => state);
}

const statusOf = { reminder: "reminded", controller: "escalated" } as const satisfies Record<OverdueStep, string>;

/**
 * Accounts with an overdue receipt, by keyset on the consent's id; one more than asked for tells whether there is a next page.
 * @param o.tenantIds of those between whom the consent is; `unitId` of those that this unit refers
 */
export async function overdueAccounts(db: Queryable, o: { tenantIds?: readonly string[] | undefined; unitId?: string | undefined; after?: string | undefined; limit: number; step?: OverdueStep | undefined }): Promise<{ accounts: ReceiptAccount[]; hasMore: boolean }> {
  const { rows } = await db.query<{ state: ReceiptAccount }>({
    name: "overdue-receipts",
    text: `SELECT a.state FROM receipt_account a JOIN consent c ON c.id = a.id
           WHERE a.status IN ('reminded', 'escalated')
             AND ($1::text[] IS NULL OR ARRAY[a.discloser, a.recipient] && $1)
             AND ($2::text IS NULL OR c.state->>'senderUnitId' = $2)
             AND ($3::uuid IS NULL OR a.id > $3)
             AND ($5::text IS NULL OR a.state->'epochs' @> jsonb_build_array(jsonb_build_object('lines', jsonb_build_array(jsonb_build_object('status', $5::text)))))
           ORDER BY a.id LIMIT $4 + 1`,
    values: [o.tenantIds ?? null, o.unitId ?? null, o.after ?? null, o.limit, o.step === undefined ? null : statusOf[o.step]],
  });
  return { accounts: rows.slice(0, o.limit).map(({ state }) => state), hasMore: rows.length > o.limit };
}

/** Accounts of what ended at this recipient where nobody has said yet that own notes are gone, by keyset on the consent's id. */
export async function accountsWithNotes(db: Queryable, o: { recipient: string; referralId?: string | undefined; after?: string | undefined; limit: number }): Promise<{ accounts: ReceiptAccount[]; hasMore: boolean }> {
  const { rows } = await db.query<{ state: ReceiptAccount }>({
    name: "notes-to-confirm",
    text: `SELECT state FROM receipt_account
           WHERE recipient = $1 AND state->'epochs' @> '[{"ownNotes": {"status": "unconfirmed"}}]' AND ($2::uuid IS NULL OR id > $2)
             AND ($4::text IS NULL OR state->>'referralId' = $4)
           ORDER BY id LIMIT $3 + 1`,
    values: [o.recipient, o.after ?? null, o.limit, o.referralId ?? null],
  });
  return { accounts: rows.slice(0, o.limit).map(({ state }) => state), hasMore: rows.length > o.limit };
}

/** For /readyz: how many accounts have a late receipt, and how many receipts were refused and lie parked. */
export async function receiptsInTrouble(db: Queryable, consumer: string): Promise<{ overdue: number; refused: number }> {
  const { rows } = await db.query<{ overdue: number; refused: number }>({
    name: "receipts-in-trouble",
    text: `SELECT (SELECT count(*) FROM receipt_account WHERE status IN ('reminded', 'escalated'))::int AS overdue,
                  (SELECT count(*) FROM held_event WHERE consumer = $1 AND status = 'parked')::int AS refused`,
    values: [consumer],
  });
  return rows[0] ?? { overdue: 0, refused: 0 };
}
