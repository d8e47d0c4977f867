import { type Decision, happened, nothingToDo, refuse } from "@haandslag/contracts";
import type { AssignmentCommand } from "./commands.ts";
import type { AssignmentEvent } from "./events.ts";
import type { Active } from "./state.ts";

/** A rule of the product: who plans further ahead than this plans for a calendar, not for a person. */
const mostPlannedMeetings = 10;

export const isPlanned = ({ meetingIds }: Active, meetingId: string): boolean => meetingIds?.includes(meetingId) ?? false;

/** A meeting is planned, moved or cancelled by the peer or the coordinator; nobody is asked why. */
export function arrange(command: Extract<AssignmentCommand, { type: "planMeeting" | "moveMeeting" | "cancelMeeting" }>, assignment: Active): Decision<AssignmentEvent> {
  const { type, meetingId } = command;
  if (type === "planMeeting") {
    if (isPlanned(assignment, meetingId)) return nothingToDo;
    return (assignment.meetingIds?.length ?? 0) < mostPlannedMeetings ? happened({ type: "meeting-planned", meetingId }) : refuse("MEETINGS_TOO_MANY", { command: type });
  }
  if (!isPlanned(assignment, meetingId)) return refuse("MEETING_UNKNOWN", { command: type });
  return happened({ type: type === "moveMeeting" ? "meeting-moved" : "meeting-cancelled", meetingId });
}
