import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
import { CourseOutcome } from "../../vocabulary/referral.ts";
/** The organisation recorded how the course ended. */
export const OutcomeRecorded = eventType("outcomes", "outcome-recorded", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId,
  outcome: CourseOutcome,
}));
export type OutcomeRecorded = z.infer<typeof OutcomeRecorded.data>;
