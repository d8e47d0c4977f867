import type { Attendance, HandedBackBy } from "@haandslag/contracts";

export type AssignmentCommand =
  // What others told us: late, doubled or out of order is nothing to do, never a refusal (CON-22).
  | { readonly type: "hearAccepted"; readonly referralId: string; readonly organisationId: string; readonly at: string }
  | { readonly type: "hearReferralOver"; readonly referralId: string; readonly because: "consent-gone" | "referral-over"; readonly at: string }
  // What people do.
  | { readonly type: "askPeers"; readonly peerIds: readonly string[]; readonly at: string }
  /** `unavailable`: of those asked, whom the citizen cannot be offered now: not assignable any more, or avoided. */
  | { readonly type: "answerAsPeer"; readonly peerId: string; readonly answer: "yes" | "no"; readonly unavailable: readonly string[]; readonly at: string }
  | { readonly type: "choosePeer"; readonly peerId: string; readonly at: string }
  | { readonly type: "chooseNone" }
  | { readonly type: "handBack"; readonly by: HandedBackBy }
  /** What follows from a veto for a course that runs; the veto itself is in no history (ASG-03). */
  | { readonly type: "avoidPeer"; readonly peerId: string }
  | { readonly type: "recordSession"; readonly sessionId: string; readonly date: string; readonly minutes: number; readonly attendance: Attendance; readonly meetingId?: string }
  /** When and where is kept apart, where it can be erased. */
  | { readonly type: "planMeeting" | "moveMeeting" | "cancelMeeting"; readonly meetingId: string }
  | { readonly type: "endAssignment"; readonly at: string }
  // What time does.
  | { readonly type: "meetDeadline"; readonly unavailable: readonly string[]; readonly at: string };
