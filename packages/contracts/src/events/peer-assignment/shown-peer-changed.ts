import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
/** What a citizen sees of peers has changed: of those whom she may choose among, or of the one she has chosen. Who it is stays with the organisation. */
export const ShownPeerChanged = eventType("peer-assignment", "shown-peer-changed", 1, z.strictObject({
  referralId: Id,
  assignmentId: Id,
}));
export type ShownPeerChanged = z.infer<typeof ShownPeerChanged.data>;
