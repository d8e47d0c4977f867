import type { PeerAssignmentClient } from "@haandslag/clients/peer-assignment";

type Assignment = Awaited<ReturnType<PeerAssignmentClient["getAssignment"]["query"]>>;
export type Meeting = Assignment["meetings"][number];
export type Session = Assignment["sessions"][number];

/** Of which course, and what its meetings are. */
export interface MeetingsOf {
  readonly referralId: string;
  readonly assignmentId: string;
  readonly meetings: readonly Meeting[];
  readonly sessions: readonly Session[];
}
