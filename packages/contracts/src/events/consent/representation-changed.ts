import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
import { Purpose } from "../../vocabulary/consent.ts";
/** Somebody acts for the citizen of a referral from now on, or does so no more (CON-15): in which matters, and not who. For screens alone. */
export const RepresentationChanged = eventType("consent", "representation-changed", 1, z.strictObject({
  representationId: Id,
  referralId: Id,
  purposes: z.array(Purpose),
}));
export type RepresentationChanged = z.infer<typeof RepresentationChanged.data>;
