import type { DataCategory, ExpiredBecause, RevokedBy } from "@haandslag/contracts";
import type { Assisted, LapsedBecause, Question, Yes } from "./state.ts";

/** Ids, codes and dates only. Each but `reminded` is an epoch of the consent. */
export type ConsentEvent =
  | { readonly type: "requested"; readonly question: Question; readonly remindAt: string; readonly answerBy: string }
  | { readonly type: "reminded"; readonly of: "answer" | "renewal"; readonly at: string }
  | { readonly type: "granted"; readonly categories: readonly DataCategory[]; readonly validFrom: string; readonly expiresAt: string; readonly remindAt: string; readonly yes: Yes; readonly despiteProtection: boolean }
  | { readonly type: "refused"; readonly by: RevokedBy; readonly assisted?: Assisted; readonly at: string }
  | { readonly type: "lapsed"; readonly because: LapsedBecause; readonly at: string }
  | { readonly type: "renewed"; readonly expiresAt: string; readonly remindAt: string; readonly yes: Yes }
  | { readonly type: "narrowed"; readonly categories: readonly DataCategory[]; readonly despiteProtection: boolean; readonly by: RevokedBy }
  | { readonly type: "revoked"; readonly by: RevokedBy; readonly at: string }
  | { readonly type: "expired"; readonly because: ExpiredBecause; readonly at: string };
