import type {
  AssistedMethod, CopyDelivery, DataCategory, ExpiredBecause, Interpreter, NoticeLanguage, Party, Purpose, RepresentationKind, RevokedBy, ShownNotice,
} from "@haandslag/contracts";

/** One question to one citizen: one purpose, one discloser, one recipient, for one referral (CON-17). Never changes. */
export interface Question {
  readonly consentId: string;
  readonly referralId: string;
  readonly subjectId: string;
  readonly purpose: Purpose;
  readonly discloser: Party;
  readonly recipient: Party;
  /** The unit of the authority that refers; null where a citizen refers herself. No other unit may know of it (CON-29). */
  readonly senderUnitId: string | null;
  readonly asked: readonly DataCategory[];
  readonly language: NoticeLanguage;
  /** The row of the law table that it is asked under; a yes is given under no other. */
  readonly lawRow: string;
  /** The exact texts that the citizen can be shown, one a language. */
  readonly notices: readonly ShownNotice[];
}

/** NSIS levels, as the token carries them. */
export type AssuranceLevel = "low" | "substantial" | "high";

/** What a caseworker recorded of an answer on paper or in person (CON-11). Codes, no names. */
export interface Assisted {
  readonly method: AssistedMethod;
  /** The day in Denmark on which it was signed or said, `YYYY-MM-DD`. */
  readonly answeredOn: string;
  readonly notice: ShownNotice;
  /** BCP 47: what was spoken. */
  readonly language: string;
  readonly interpreter: Interpreter;
  readonly copy: CopyDelivery;
  /** Where the law asks for writing: that the case called for doing without. */
  readonly writingWaived: boolean;
  readonly recordedBy: { readonly userId: string; readonly unitId: string };
}

/** By what right somebody else answered for the citizen. */
export interface ActedFor {
  readonly representationId: string;
  readonly kind: RepresentationKind;
}

/** Who said yes, how, to which text, and under which row of the law table (CON-11). */
interface SaidYes {
  readonly notice: ShownNotice;
  /** Whose yes it is: the citizen's subject id, or the representative's. */
  readonly grantor: string;
  readonly lawRow: string;
}
export type Yes = SaidYes & (
  | { readonly method: "login"; readonly assuranceLevel: AssuranceLevel; readonly actedFor?: ActedFor }
  | { readonly method: AssistedMethod; readonly assisted: Assisted }
);

/** What is covered, from validFrom until just before expiresAt. */
export interface Given {
  readonly categories: readonly DataCategory[];
  readonly validFrom: string;
  readonly expiresAt: string;
  readonly yes: Yes;
  /** The citizen's answer to the second question, for whoever has name and address protection (CON-28). */
  readonly despiteProtection: boolean;
  /** The epoch of the newest yes, the grant or a renewal. A refusal after it beats it; a narrowing does not move it (CON-04, CON-08). */
  readonly yesEpoch: number;
}

interface Epoch {
  /** How many changes this consent has seen (CON-12). A reminder changes nothing, and is none. */
  readonly epoch: number;
}
interface Waiting {
  readonly remindAt: string;
  readonly reminded: boolean;
  /** ISO 8601, UTC: what the deadline worker looks for. */
  readonly deadlineAt: string;
}
interface Ended {
  readonly endedAt: string;
}

export type Requested = Question & Epoch & Waiting & { readonly status: "requested"; readonly answerBy: string };
/** `narrowedBy` where the newest epoch is a narrowing: then no yes made it. */
export type Granted = Question & Epoch & Waiting & { readonly status: "granted"; readonly given: Given; readonly narrowedBy?: RevokedBy };
export type Refused = Question & Epoch & Ended & { readonly status: "refused"; readonly by: RevokedBy; readonly assisted?: Assisted };
export type Lapsed = Question & Epoch & Ended & { readonly status: "lapsed"; readonly because: LapsedBecause };
export type Revoked = Question & Epoch & Ended & { readonly status: "revoked"; readonly by: RevokedBy; readonly given: Given };
export type Expired = Question & Epoch & Ended & { readonly status: "expired"; readonly because: ExpiredBecause; readonly given: Given };

export type LapsedBecause = "no-answer" | "referral-over";
export type Consent = Requested | Granted | Refused | Lapsed | Revoked | Expired;
