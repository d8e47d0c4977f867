import type { DataCategory, RevokedBy, ShownNotice } from "@haandslag/contracts";
import type { ActedFor, Assisted, AssuranceLevel, Question } from "./state.ts";

/** Whose yes it is and how sure that is: a login, the citizen's or a representative's, or what a caseworker recorded. */
export interface Grantor {
  /** The subject id of whoever says yes. */
  readonly grantor: string;
  /** Of the login; undefined where the answer was not given by one. */
  readonly assuranceLevel: AssuranceLevel | undefined;
  readonly actedFor?: ActedFor;
  readonly assisted?: Assisted;
}

export interface Grant extends Grantor {
  readonly command: "grant";
  readonly categories: readonly DataCategory[];
  readonly shown: ShownNotice;
  readonly expiresAt: Date | undefined;
  readonly despiteProtection: boolean;
  readonly now: Date;
}
export interface Renew extends Grantor {
  readonly command: "renew";
  readonly shown: ShownNotice;
  readonly expiresAt: Date | undefined;
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
  | { readonly command: "refuse"; readonly by: RevokedBy; readonly assisted?: Assisted; readonly now: Date }
  | Renew
  | Narrow
  | { readonly command: "revoke"; readonly by: RevokedBy; readonly now: Date }
  | { readonly command: "end with the referral"; readonly now: Date }
  | { readonly command: "meet the deadline"; readonly now: Date };
