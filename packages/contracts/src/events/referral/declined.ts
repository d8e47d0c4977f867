import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
import { DeclineConsequence, DeclineReason, RefusedBy } from "../../vocabulary/referral.ts";
/** The organisation said no, for a coded reason that says who refused (REF-04). */
export const Declined = eventType("referral", "declined", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId,
  reason: DeclineReason,
  refusedBy: RefusedBy,
  consequence: DeclineConsequence,
}));
export type Declined = z.infer<typeof Declined.data>;
