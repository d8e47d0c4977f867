import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
/** The coordinator has rung. */
export const CallMade = eventType("peer-assignment", "call-made", 1, z.strictObject({
  callId: Id,
  organisationId: OrganisationId,
}));
export type CallMade = z.infer<typeof CallMade.data>;
