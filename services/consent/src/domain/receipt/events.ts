import type { Holder } from "@haandslag/contracts";
import type { AwaitedHolder } from "./commands.ts";
import type { About, Answer, DueBecause } from "./state.ts";

/** Ids, codes and dates only. */
export type ReceiptEvent =
  | { readonly type: "awaited"; readonly about: About; readonly epoch: number; readonly because: DueBecause; readonly holders: readonly AwaitedHolder[]; readonly at: string }
  | { readonly type: "received"; readonly epoch: number; readonly holder: Holder; readonly receiptId: string; readonly answer: Answer; readonly wasAwaited: boolean; readonly at: string }
  | { readonly type: "reminded"; readonly epoch: number; readonly holder: Holder; readonly at: string }
  | { readonly type: "escalated"; readonly epoch: number; readonly holder: Holder; readonly at: string }
  /** `isTold` since the others are told of it: what was confirmed before that has no event, and the audit looks for none. */
  | { readonly type: "own-notes-confirmed"; readonly epoch: number; readonly by: string; readonly at: string; readonly isTold?: true };
