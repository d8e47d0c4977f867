import type { AssignmentEndedBecause, SessionFlag } from "@haandslag/contracts";

/** One peer who was asked; null: no answer yet. Answers are secret from the other peers. */
export interface Asked {
  readonly peerId: string;
  readonly answer: "yes" | "no" | null;
}

interface Running {
  readonly referralId: string;
  readonly organisationId: string;
  readonly openedAt: string;
  /** Has a course ever begun under this assignment? */
  readonly hadStarted: boolean;
  /** Peers who said no, were not chosen, or were handed back: not suggested for this course again. */
  readonly passedOver: readonly string[];
  /** When something is next to happen by itself; found by the deadline worker through a generated column. */
  readonly deadlineAt: string | null;
}

export interface Open extends Running { readonly status: "open" }
/** `asked`: in the order of answering, then of asking. */
export interface AskedPeers extends Running { readonly status: "asked"; readonly asked: readonly Asked[]; readonly answerBy: string }
/** `choices`: up to three who said yes, first first. */
export interface Offered extends Running { readonly status: "offered"; readonly choices: readonly string[]; readonly answerBy: string }
export interface Active extends Running {
  readonly status: "active";
  readonly peerId: string;
  readonly startedAt: string;
  /** Have citizen and peer met since it started? */
  readonly hasMet: boolean;
  readonly flags: readonly SessionFlag[];
  /** Planned, and neither recorded nor cancelled. Absent: none yet. */
  readonly meetingIds?: readonly string[];
}
/** `organisationId` null: over before it was accepted here; kept so that a late acceptance revives nothing. */
export interface Ended {
  readonly status: "ended";
  readonly referralId: string;
  readonly organisationId: string | null;
  readonly openedAt: string | null;
  readonly hadStarted: boolean;
  readonly because: AssignmentEndedBecause;
  readonly endedAt: string;
  readonly deadlineAt: null;
}

/** One course of support, as ids, codes and dates. Whom it is about is known by held_subject alone. */
export type Assignment = Open | AskedPeers | Offered | Active | Ended;
