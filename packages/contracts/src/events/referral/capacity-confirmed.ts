import { z } from "zod";
import { eventType } from "../event-type.ts";
import { OrganisationId } from "../../ids.ts";
/** An organisation said how many places it has (REF-14): for the screens of those who choose among organisations. */
export const CapacityConfirmed = eventType("referral", "capacity-confirmed", 1, z.strictObject({
  organisationId: OrganisationId,
}));
export type CapacityConfirmed = z.infer<typeof CapacityConfirmed.data>;
