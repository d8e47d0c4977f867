import type {
  ConsentStatus, CourseOutcome, DataCategory, DeclineConsequence, DeclineReason, LegalBasis, Purpose, RefusedBy, StoppedBecause, WithdrawReason,
} from "@haandslag/contracts";

/** Who refers: one unit of one authority, with the caseworker who has it in hand, or the citizen herself (REF-13). */
export type Sender =
  | { readonly kind: "authority"; readonly authorityId: string; readonly unitId: string; readonly caseworkerUserId: string }
  | { readonly kind: "citizen" };

/** What a draft still lacks before the citizen can be asked. */
export type Lack = "cpr-number" | "given-names" | "forms" | "languages";

export interface Question {
  readonly purpose: Purpose;
  readonly categories: readonly DataCategory[];
}

/** A consent as its events tell of it: shown, and never a permit. What is disclosed is asked for anew each time (CON-18). */
export interface Consent {
  readonly consentId: string;
  readonly purpose: Purpose;
  /** The recipient, where it is an organisation; a feedback consent has the authority as recipient. */
  readonly organisationId: string | null;
  readonly epoch: number;
  readonly status: ConsentStatus;
  readonly categories: readonly DataCategory[];
  readonly expiresAt: string | null;
  /** By when the citizen is to answer, where it is a question. */
  readonly answerBy?: string;
}

/** What feedback can tell the sender of the course itself (REF-12). */
export type FeedbackCategory = "started" | "ended" | "outcome";

interface Basis {
  readonly referralId: string;
  readonly sender: Sender;
  readonly legalBasis: LegalBasis;
  /** Null until a CPR number is known. */
  readonly subjectId: string | null;
  readonly lacks: readonly Lack[];
  readonly draftedAt: string;
  /** Whom the citizen was last asked about, and what. */
  readonly organisationId: string | null;
  readonly asked: readonly Question[];
  readonly consents: readonly Consent[];
  /** Which notices have been announced, so that each is sent once: kind and what it is about. */
  readonly noticed: readonly string[];
  /** What waits for a time; found by the deadline worker through a generated column. */
  readonly deadlineAt: string | null;
  /** What the sender is needed for, as its place among the needs; 0 first. Sorts the sender's list and hides what feedback hides. */
  readonly need: number;
  /** Since when it is that. */
  readonly waitingSince: string;
}

interface Offer extends Basis {
  readonly organisationId: string;
  readonly offer: {
    readonly categories: readonly DataCategory[];
    /** The consent that it rests on, from here to the end: while one is open or granted, the same is not asked again. */
    readonly consentId: string;
    readonly sentAt: string;
    readonly answerBy: string;
    readonly openedAt: string | null;
    readonly isOverdue: boolean;
  };
}

export interface Course {
  readonly assignmentId: string;
  readonly peerId: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

interface Taken extends Offer {
  readonly acceptance: { readonly at: string; readonly contactCode: string | null };
  readonly course: Course | null;
  readonly outcome: CourseOutcome | null;
  readonly told: readonly { readonly category: FeedbackCategory; readonly at: string }[];
}

export interface Draft extends Basis { readonly status: "draft" }
export interface Offered extends Offer { readonly status: "offered" }
export interface Accepted extends Taken { readonly status: "accepted"; readonly course: null }
export interface InCourse extends Taken { readonly status: "in_course"; readonly course: Course }
export interface Declined extends Offer {
  readonly status: "declined";
  readonly declined: { readonly reason: DeclineReason; readonly refusedBy: RefusedBy; readonly consequence: DeclineConsequence; readonly at: string };
  /** When the sender said to have done what follows; until then it stands in the list. */
  readonly settledAt: string | null;
}
export interface Withdrawn extends Basis {
  readonly status: "withdrawn";
  readonly offer: Offer["offer"] | null;
  readonly withdrawn: { readonly reason: WithdrawReason; readonly at: string };
}
export interface Stopped extends Offer {
  readonly status: "stopped";
  readonly stopped: { readonly because: StoppedBecause; readonly at: string };
  readonly settledAt: string | null;
}
export interface Closed extends Taken { readonly status: "closed"; readonly closedAt: string; readonly outcome: CourseOutcome }

export type Referral = Draft | Offered | Accepted | InCourse | Declined | Withdrawn | Stopped | Closed;

export const isRunning = (state: Referral): state is Accepted | InCourse => state.status === "accepted" || state.status === "in_course";
export const isOver = (state: Referral): state is Declined | Withdrawn | Stopped | Closed =>
  state.status === "declined" || state.status === "withdrawn" || state.status === "stopped" || state.status === "closed";
