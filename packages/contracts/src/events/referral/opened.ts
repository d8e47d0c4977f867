import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
/** The organisation opened the offer (REF-03: apart from accepted). */
export const Opened = eventType("referral", "opened", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId,
}));
export type Opened = z.infer<typeof Opened.data>;
