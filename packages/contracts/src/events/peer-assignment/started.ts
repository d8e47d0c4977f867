import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, Instant, OrganisationId } from "../../ids.ts";
/** The citizen chose a peer; the course runs. */
export const CourseStarted = eventType("peer-assignment", "started", 1, z.strictObject({
  referralId: Id,
  assignmentId: Id,
  organisationId: OrganisationId,
  peerId: Id,
  startedAt: Instant,
}));
export type CourseStarted = z.infer<typeof CourseStarted.data>;
