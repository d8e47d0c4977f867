import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, Instant, OrganisationId } from "../../ids.ts";
import { AssignmentEndedBecause } from "../../vocabulary/course.ts";
/** The assignment is over. */
export const CourseEnded = eventType("peer-assignment", "ended", 1, z.strictObject({
  referralId: Id,
  assignmentId: Id,
  organisationId: OrganisationId,
  because: AssignmentEndedBecause,
  hadStarted: z.boolean(),
  endedAt: Instant,
}));
export type CourseEnded = z.infer<typeof CourseEnded.data>;
