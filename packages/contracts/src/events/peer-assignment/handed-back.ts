import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
import { HandedBackBy } from "../../vocabulary/course.ts";
/** Peer or citizen handed back; nobody is asked why. */
export const HandedBack = eventType("peer-assignment", "handed-back", 1, z.strictObject({
  referralId: Id,
  assignmentId: Id,
  organisationId: OrganisationId,
  by: HandedBackBy,
}));
export type HandedBack = z.infer<typeof HandedBack.data>;
