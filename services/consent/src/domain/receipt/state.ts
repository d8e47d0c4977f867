import type { Holder, Party, Purpose, ReceiptClaims } from "@haandslag/contracts";

/** Whose consent, and between whom. Never changes. */
export interface About {
  readonly consentId: string;
  readonly referralId: string;
  readonly subjectId: string;
  readonly purpose: Purpose;
  readonly discloser: Party;
  readonly recipient: Party;
}

/** What one holder owes for one epoch, and how far that has come. `not-awaited`: the ledger had nothing for it; an answer is taken all the same. */
export type Line =
  | { readonly holder: Holder; readonly status: "not-awaited" | "awaited" | "reminded" | "escalated" }
  | { readonly holder: Holder; readonly status: "received"; readonly receivedAt: string; readonly answer: Answer };

/** What a receipt says. */
export type Answer = Pick<ReceiptClaims, "stopped" | "erased" | "kept">;

/** Why receipts are due: the consent ended, or covers less. */
export type DueBecause = "revoked" | "expired" | "narrowed";

/** What people at the recipient wrote down themselves, which no software erases. `not-applicable`: nobody there was told, or the consent goes on. */
export type OwnNotes =
  | { readonly status: "not-applicable" }
  | { readonly status: "unconfirmed" }
  | { readonly status: "confirmed"; readonly by: string; readonly at: string };

export interface EpochAccount {
  readonly epoch: number;
  readonly because: DueBecause;
  readonly since: string;
  readonly lines: readonly Line[];
  readonly ownNotes: OwnNotes;
}

/** Who has answered for a consent that ended or became narrower: one account a consent, its epochs in order (CON-24). */
export interface ReceiptAccount extends About {
  /** The worst of its lines. */
  readonly status: "answered" | "awaited" | "reminded" | "escalated";
  readonly epochs: readonly EpochAccount[];
  /** The next step of an overdue receipt, ISO 8601 in UTC; null where there is none. */
  readonly deadlineAt: string | null;
}
