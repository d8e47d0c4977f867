import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
/** The referral is closed with an outcome (REF-11); the outcome itself stays behind feedback. */
export const Closed = eventType("referral", "closed", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId,
}));
export type Closed = z.infer<typeof Closed.data>;
