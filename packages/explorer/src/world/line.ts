import type { consentCommands, DataCategory, Holder, Purpose } from "@haandslag/contracts";
import type { Consent, receipts } from "@haandslag/consent/domain";
import type { Course } from "@haandslag/outcomes/domain";
import type { assignment } from "@haandslag/peer-assignment/domain";
import type { Referral } from "@haandslag/referral/domain/referral";
import type { Era } from "./clocks.ts";
import type { Message } from "./messages.ts";
import type { Recipient } from "./names.ts";

/** A consent's newest epoch, as `consent_epoch` has it. `before`: the epoch before it, for a mutant that reads too early. */
export type EpochRow = consentCommands.ConsentToDecide & { readonly before: EpochRow | undefined };

/** A row of the disclosure ledger. A second release of the same kind is a second row; to the search it is the same state (`key.ts`). */
export interface LedgerRow {
  readonly kind: "offer" | "profile" | "case" | "peer" | "feedback";
  readonly consentId: string;
  readonly epoch: number;
  /** The party's key. */
  readonly recipient: string;
  readonly peerId: string | null;
  readonly categories: readonly DataCategory[];
}

/** What the citizen has said, kept beside the services' own states and by nobody of them: what the invariants hold the services to. */
export interface Word {
  readonly purpose: Purpose;
  readonly recipient: string;
  /** What is given; none before a yes. */
  readonly categories: readonly DataCategory[];
  /** When the yes was said; null before it. It holds for the year. */
  readonly era: Era | null;
  /** Withdrawn, refused, out of time, or the referral it was given for is over. */
  readonly isOver: boolean;
}

/** A call that is half done: one service has answered, the other has not saved yet. Anything can happen in between. */
export type HalfDone =
  | { readonly call: "ask"; readonly recipient: Recipient }
  | { readonly call: "send-offer"; readonly permitted: readonly DataCategory[]; readonly consentId: string }
  | { readonly call: "find-peers"; readonly profile: readonly DataCategory[]; readonly generation: number };

/** An epoch that a holder has answered for with a receipt (receipt_given). */
export interface AnsweredEpoch {
  readonly holder: Holder;
  readonly consentId: string;
  readonly epoch: number;
  readonly isOver: boolean;
}

/** What the organisation's side holds of a citizen (held_subject): the pseudonym, and the categories of the profile. */
export interface Held {
  readonly profile: readonly DataCategory[] | null;
  readonly generation: number;
}

/** Everything there is about one citizen's referral, in all four services and on the way between them. */
export interface Line {
  readonly referral: Referral;
  readonly consents: readonly Consent[];
  readonly epochs: readonly EpochRow[];
  readonly ledger: readonly LedgerRow[];
  readonly word: Readonly<Record<string, Word>>;
  /** By consent: who has answered for its end, as the consent service counts it. */
  readonly accounts: Readonly<Record<string, receipts.ReceiptAccount>>;
  /** The same as the holders know it. */
  readonly answered: readonly AnsweredEpoch[];
  /** By organisation, what lies ready to be disclosed. */
  readonly shares: Readonly<Record<string, readonly DataCategory[]>>;
  readonly assignment: assignment.Assignment | undefined;
  /** The consent that the assignment rests on (assignment_consent). */
  readonly assignmentConsent: string | null;
  readonly held: Held | null;
  readonly starts: number;
  readonly course: Course | undefined;
  /** course_subject: whom the course is about. */
  readonly isSubjectKept: boolean;
  readonly halfDone: HalfDone | undefined;
  /** Committed and not published: only while a service's relay is dead. */
  readonly outboxes: Readonly<Record<string, readonly Message[]>>;
  /** Published and not yet taken in, by `group topic`, in order. */
  readonly queues: Readonly<Record<string, readonly Message[]>>;
  /** Held up in a group, in order: the first failed, the others wait behind it. */
  readonly heldUp: Readonly<Record<string, readonly Message[]>>;
  /** What each group has taken in already, as long as another copy is about. */
  readonly inbox: Readonly<Record<string, readonly number[]>>;
  readonly nextMessage: number;
  readonly era: Era;
  readonly used: { readonly asks: number; readonly narrowings: number; readonly renewals: number; readonly handBacks: number; readonly faults: number };
}
