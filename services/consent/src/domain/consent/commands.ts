import type { DataCategory, RevokedBy, ShownNotice } from "@haandslag/contracts";
import type { AssuranceLevel, Question } from "./state.ts";

export interface Grant {
  readonly command: "grant";
  readonly categories: readonly DataCategory[];
  readonly shown: ShownNotice;
  readonly expiresAt: Date | undefined;
  readonly despiteProtection: boolean;
  readonly grantor: string;
  readonly assuranceLevel: AssuranceLevel | undefined;
  readonly now: Date;
}
export interface Renew {
  readonly command: "renew";
  readonly shown: ShownNotice;
  readonly expiresAt: Date | undefined;
  readonly grantor: string;
  readonly assuranceLevel: AssuranceLevel | undefined;
  readonly now: Date;
}
export interface Narrow {
  readonly command: "narrow";
  readonly categories: readonly DataCategory[];
  readonly by: RevokedBy;
  readonly now: Date;
}

/** Nothing here carries a reason (CON-13). */
export type ConsentCommand =
  | { readonly command: "request"; readonly question: Question; readonly now: Date }
  | Grant
  | { readonly command: "refuse"; readonly by: RevokedBy; readonly now: Date }
  | Renew
  | Narrow
  | { readonly command: "revoke"; readonly by: RevokedBy; readonly now: Date }
  | { readonly command: "end with the referral"; readonly now: Date }
  | { readonly command: "meet the deadline"; readonly now: Date };
