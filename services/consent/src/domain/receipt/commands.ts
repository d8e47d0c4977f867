import type { Holder, ReceiptClaims } from "@haandslag/contracts";
import type { About, DueBecause } from "./state.ts";

export type ReceiptCommand =
  | { readonly command: "await receipts"; readonly about: About; readonly epoch: number; readonly because: DueBecause; readonly holders: readonly AwaitedHolder[]; readonly now: Date }
  /** Only a receipt whose signature has been verified comes this far. */
  | { readonly command: "take receipt"; readonly claims: ReceiptClaims; readonly now: Date }
  | { readonly command: "confirm own notes deleted"; readonly epoch: number; readonly by: string; readonly now: Date }
  | { readonly command: "meet the deadline"; readonly now: Date };

/** `isAwaited` false: nothing in the ledger for it. */
export interface AwaitedHolder {
  readonly holder: Holder;
  readonly isAwaited: boolean;
}
