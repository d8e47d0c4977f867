import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
/** A meeting was recorded. Its date, minutes and who came stay with the organisation: attendance is in no category (REF-12). */
export const SessionRecorded = eventType("peer-assignment", "session-recorded", 1, z.strictObject({
  referralId: Id,
  assignmentId: Id,
  sessionId: Id,
}));
export type SessionRecorded = z.infer<typeof SessionRecorded.data>;
