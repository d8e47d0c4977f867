import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
/** A meeting was planned, moved or cancelled. When and where it is stays with the organisation, the peer and the citizen. */
export const MeetingChanged = eventType("peer-assignment", "meeting-changed", 1, z.strictObject({
  referralId: Id,
  assignmentId: Id,
  meetingId: Id,
}));
export type MeetingChanged = z.infer<typeof MeetingChanged.data>;
