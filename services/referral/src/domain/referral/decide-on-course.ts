import { type Decision, nothingToDo } from "@haandslag/contracts";
import type { ReferralCommand } from "./commands.ts";
import type { ReferralEvent } from "./events.ts";
import { noticeOnce } from "./notice-once.ts";
import { untoldFeedback } from "./seen-by-sender.ts";
import { isRunning, type Referral } from "./state.ts";

type CourseCommand = Extract<ReferralCommand, { type: "notePeersOffered" | "noteCourseStarted" | "noteCourseEnded" | "noteCheckInDue" | "noteOutcome" | "noteSenderTold" }>;

/** What the recipient's side says. Only a running referral listens: what comes after its end is late. */
export function decideOnCourse(command: CourseCommand, state: Referral): Decision<ReferralEvent> {
  if (!isRunning(state)) return nothingToDo;
  switch (command.type) {
    case "notePeersOffered":
      return { events: noticeOnce(state, { noticeId: command.noticeId, kind: "peers-ready", about: `${command.assignmentId}:${command.answerBy}`, answerBy: command.answerBy }) };
    case "noteCourseStarted": {
      // Handed back and begun again with another peer is the same course; an older start never overwrites a newer one.
      if (state.course !== null && state.course.startedAt >= command.startedAt) return nothingToDo;
      const { assignmentId, peerId, startedAt, noticeId } = command;
      return { events: [{ type: "course-started", assignmentId, peerId, startedAt }, ...noticeOnce(state, { noticeId, kind: "course-started", about: startedAt, answerBy: null })] };
    }
    case "noteCourseEnded":
      // A course that ends because the referral or its consent is gone is told as that, not as an ending of its own.
      if (command.because !== "completed" || state.course?.assignmentId !== command.assignmentId || state.course.endedAt !== null) return nothingToDo;
      return { events: [{ type: "course-ended", endedAt: command.endedAt }] };
    case "noteCheckInDue":
      return { events: noticeOnce(state, { noticeId: command.noticeId, kind: "check-in-due", about: command.checkInId, answerBy: command.answerBy }) };
    case "noteOutcome":
      return state.outcome === command.outcome ? nothingToDo : { events: [{ type: "outcome-recorded", outcome: command.outcome }] };
    case "noteSenderTold":
      return untoldFeedback(state).includes(command.category) ? { events: [{ type: "sender-told", category: command.category, at: command.at }] } : nothingToDo;
    default:
      return command satisfies never;
  }
}
