import type { AssignmentEndedBecause, HandedBackBy, SessionFlag } from "@haandslag/contracts";

export type AssignmentEvent =
  | { readonly type: "opened"; readonly referralId: string; readonly organisationId: string; readonly at: string }
  | { readonly type: "asked"; readonly peerIds: readonly string[]; readonly answerBy: string }
  | { readonly type: "answered"; readonly peerId: string; readonly answer: "yes" | "no" }
  | { readonly type: "offered"; readonly peerIds: readonly string[]; readonly answerBy: string }
  /** Nobody could be offered. */
  | { readonly type: "nobody-found" }
  | { readonly type: "started"; readonly peerId: string; readonly at: string }
  | { readonly type: "none-chosen" }
  /** The citizen did not answer in time. */
  | { readonly type: "offer-lapsed" }
  | { readonly type: "handed-back"; readonly by: HandedBackBy }
  /** Date, minutes and who came are kept apart, where they can be erased. */
  | { readonly type: "session-recorded"; readonly sessionId: string; readonly isFirstMeeting: boolean; readonly flags: readonly SessionFlag[]; readonly meetingId?: string }
  | { readonly type: "meeting-planned" | "meeting-moved" | "meeting-cancelled"; readonly meetingId: string }
  | { readonly type: "flagged"; readonly flag: SessionFlag }
  | { readonly type: "ended"; readonly because: AssignmentEndedBecause; readonly at: string }
  /** Over before it was accepted here. */
  | { readonly type: "closed-unopened"; readonly referralId: string; readonly because: AssignmentEndedBecause; readonly at: string };
