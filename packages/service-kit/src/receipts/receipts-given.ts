import type { Queryable } from "../aggregate/aggregate-store.ts";

/**
 * What a holder has answered for: table `receipt_given (consent_id, epoch, referral_id, is_over, receipt_id, given_at)`,
 * append-only by database role. It makes a doubled event one receipt, and says of a consent that it is over, so that
 * nothing is held for it that comes late.
 */
export interface Answered {
  readonly consentId: string;
  readonly epoch: number;
  readonly referralId: string;
  /** The consent has ended, as against being narrowed. */
  readonly isOver: boolean;
  readonly receiptId: string;
  readonly at: Date;
}

/** One at a time for each referral, to the end of the transaction. Taken before any row's lock. */
async function takeTurn(tx: Queryable, referralId: string): Promise<void> {
  await tx.query({ name: "receipt-turn", text: "SELECT pg_advisory_xact_lock(hashtextextended('receipts of ' || $1, 0))", values: [referralId] });
}

/** Resolves when no answer about this referral is being given at this moment: for who reads what one is erasing. Not inside a transaction. */
export const untilAnswered = (pool: Queryable, referralId: string): Promise<void> => takeTurn(pool, referralId);

/** The newest epoch of a consent that was answered for, and whether this one was. Takes the referral's turn. */
export async function answeredSoFar(tx: Queryable, of: { readonly referralId: string; readonly consentId: string; readonly epoch: number }): Promise<{ readonly newest: number; readonly isAnswered: boolean }> {
  await takeTurn(tx, of.referralId);
  const { rows } = await tx.query<{ newest: number | null; answered: boolean | null }>({
    name: "receipts-of-consent", text: "SELECT max(epoch) AS newest, bool_or(epoch = $2) AS answered FROM receipt_given WHERE consent_id = $1", values: [of.consentId, of.epoch],
  });
  return { newest: rows[0]?.newest ?? -1, isAnswered: rows[0]?.answered === true };
}

export async function noteAnswered(tx: Queryable, answered: Answered): Promise<void> {
  await tx.query({
    name: "note-receipt", text: "INSERT INTO receipt_given (consent_id, epoch, referral_id, is_over, receipt_id, given_at) VALUES ($1, $2, $3, $4, $5, $6)",
    values: [answered.consentId, answered.epoch, answered.referralId, answered.isOver, answered.receiptId, answered.at],
  });
}

/**
 * Has this consent's end been answered for? Ask it, in the same transaction, before anything is kept for a consent: what
 * was permitted, or told, before the end and arrives after it must not be held (CON-25). Waits for an answer that is
 * being given at this moment, and lets none begin before the transaction is over.
 */
export async function isAnsweredOver(tx: Queryable, of: { readonly referralId: string; readonly consentId: string }): Promise<boolean> {
  await takeTurn(tx, of.referralId);
  const { rows } = await tx.query({ name: "is-answered-over", text: "SELECT 1 FROM receipt_given WHERE consent_id = $1 AND is_over", values: [of.consentId] });
  return rows.length > 0;
}
