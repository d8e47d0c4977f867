import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, Instant, OrganisationId } from "../../ids.ts";
/** Peers were asked on a profile without identity (ASG-04). */
export const PeersAsked = eventType("peer-assignment", "asked", 1, z.strictObject({
  referralId: Id,
  assignmentId: Id,
  organisationId: OrganisationId,
  asked: z.int().min(1),
  answerBy: Instant,
}));
export type PeersAsked = z.infer<typeof PeersAsked.data>;
