import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId, Pseudonym } from "../../ids.ts";
/** The organisation said yes. The pseudonym is what this organisation knows the citizen by (CON-27). */
export const Accepted = eventType("referral", "accepted", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId,
  pseudonym: Pseudonym,
}));
export type Accepted = z.infer<typeof Accepted.data>;
