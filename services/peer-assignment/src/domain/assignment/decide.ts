import { type Decision, happened, nothingToDo, refuse } from "@haandslag/contracts";
import { answer, closeAsking } from "./answering.ts";
import type { AssignmentCommand } from "./commands.ts";
import type { AssignmentEvent } from "./events.ts";
import { flagsOfFirstMeeting } from "./first-meeting.ts";
import { arrange, isPlanned } from "./meetings.ts";
import { peersAnswerBy } from "./periods.ts";
import type { Active, Assignment } from "./state.ts";

/** Pure and total. What ended stays ended: nothing that comes late revives it (CON-14, CON-22). */
export function decide(command: AssignmentCommand, assignment: Assignment | undefined): Decision<AssignmentEvent> {
  switch (command.type) {
    case "hearAccepted":
      return assignment === undefined ? happened({ type: "opened", referralId: command.referralId, organisationId: command.organisationId, at: command.at }) : nothingToDo;
    case "hearReferralOver":
      if (assignment?.status === "ended") return nothingToDo;
      return assignment === undefined
        ? happened({ type: "closed-unopened", referralId: command.referralId, because: command.because, at: command.at })
        : happened({ type: "ended", because: command.because, at: command.at });
    case "meetDeadline":
      return assignment === undefined ? nothingToDo : overdue(command, assignment);
    default:
      return assignment === undefined ? refuse("NOT_FOUND") : decideForPeople(command, assignment);
  }
}

type PeoplesCommand = Exclude<AssignmentCommand, { type: "hearAccepted" | "hearReferralOver" | "meetDeadline" }>;

function decideForPeople(command: PeoplesCommand, assignment: Assignment): Decision<AssignmentEvent> {
  switch (command.type) {
    case "askPeers":
      if (assignment.status !== "open") return wrongState(command, assignment);
      return happened({ type: "asked", peerIds: [...new Set(command.peerIds)], answerBy: peersAnswerBy(command.at) });
    case "answerAsPeer":
      return assignment.status === "asked" ? answer(command, assignment) : wrongState(command, assignment);
    case "choosePeer":
      if (assignment.status !== "offered") return wrongState(command, assignment);
      return assignment.choices.includes(command.peerId) ? happened({ type: "started", peerId: command.peerId, at: command.at }) : refuse("PEER_NOT_ASKED", { command: command.type });
    case "chooseNone":
      return assignment.status === "offered" ? happened({ type: "none-chosen" }) : wrongState(command, assignment);
    case "handBack":
      return assignment.status === "active" ? happened({ type: "handed-back", by: command.by }) : wrongState(command, assignment);
    case "avoidPeer":
      return assignment.status === "active" && assignment.peerId === command.peerId ? happened({ type: "handed-back", by: "citizen" }) : nothingToDo;
    case "recordSession":
      return assignment.status === "active" ? record(command, assignment) : wrongState(command, assignment);
    case "planMeeting":
    case "moveMeeting":
    case "cancelMeeting":
      return assignment.status === "active" ? arrange(command, assignment) : wrongState(command, assignment);
    case "endAssignment":
      return assignment.status === "ended" ? nothingToDo : happened({ type: "ended", because: "completed", at: command.at });
    default:
      return command satisfies never;
  }
}

/** A meeting that one of them missed is recorded, and is not yet the first meeting. */
function record(command: Extract<AssignmentCommand, { type: "recordSession" }>, assignment: Active): Decision<AssignmentEvent> {
  const { meetingId } = command;
  if (meetingId !== undefined && !isPlanned(assignment, meetingId)) return refuse("MEETING_UNKNOWN", { command: command.type });
  const isFirstMeeting = !assignment.hasMet && command.attendance === "both";
  return happened({ type: "session-recorded", sessionId: command.sessionId, isFirstMeeting, flags: isFirstMeeting ? flagsOfFirstMeeting(assignment.startedAt, command) : [], ...(meetingId === undefined ? {} : { meetingId }) });
}

function overdue(command: Extract<AssignmentCommand, { type: "meetDeadline" }>, assignment: Assignment): Decision<AssignmentEvent> {
  if (assignment.deadlineAt === null || command.at < assignment.deadlineAt) return nothingToDo;
  switch (assignment.status) {
    case "asked":
      return happened(closeAsking(assignment.asked, command));
    case "offered":
      return happened({ type: "offer-lapsed" });
    case "active":
      return happened({ type: "flagged", flag: "first-meeting-late" });
    case "open":
      return nothingToDo;
    default:
      return assignment satisfies never;
  }
}

const wrongState = (command: AssignmentCommand, assignment: Assignment) => refuse("ASSIGNMENT_WRONG_STATE", { state: assignment.status, command: command.type });
