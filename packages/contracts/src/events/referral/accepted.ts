import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
/**
 * The organisation said yes. What it knows the citizen by from here on (CON-27) is not said: the event log keeps what is
 * erased elsewhere (CON-25). Who needs it asks the referral service (`tellPseudonym`), which answers while the consent stands.
 */
export const Accepted = eventType("referral", "accepted", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId,
}));
export type Accepted = z.infer<typeof Accepted.data>;
