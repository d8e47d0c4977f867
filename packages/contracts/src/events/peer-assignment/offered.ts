import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, Instant, OrganisationId } from "../../ids.ts";
/** Up to three peers said yes; the citizen may choose. */
export const PeersOffered = eventType("peer-assignment", "offered", 1, z.strictObject({
  referralId: Id,
  assignmentId: Id,
  organisationId: OrganisationId,
  choices: z.int().min(1).max(3),
  answerBy: Instant,
}));
export type PeersOffered = z.infer<typeof PeersOffered.data>;
