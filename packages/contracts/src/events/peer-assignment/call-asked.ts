import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
/** A peer asks to be rung by their coordinator, without a word of why (ASG-12). Who it is stays with the organisation. */
export const CallAsked = eventType("peer-assignment", "call-asked", 1, z.strictObject({
  callId: Id,
  organisationId: OrganisationId,
}));
export type CallAsked = z.infer<typeof CallAsked.data>;
