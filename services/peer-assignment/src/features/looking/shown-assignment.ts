import type { Assignment } from "../../domain/assignment/state.ts";

/** An assignment as its coordinator sees it: status, dates and flags. Who said yes or no, and who is avoided, is in none of it. */
export const shownAssignment = (assignmentId: string, assignment: Assignment) => ({
  assignmentId,
  referralId: assignment.referralId,
  status: assignment.status,
  openedAt: assignment.openedAt,
  answerBy: assignment.status === "asked" || assignment.status === "offered" ? assignment.answerBy : null,
  peerId: assignment.status === "active" ? assignment.peerId : null,
  startedAt: assignment.status === "active" ? assignment.startedAt : null,
  endedAt: assignment.status === "ended" ? assignment.endedAt : null,
  because: assignment.status === "ended" ? assignment.because : null,
  flags: assignment.status === "active" ? [...assignment.flags] : [],
});
