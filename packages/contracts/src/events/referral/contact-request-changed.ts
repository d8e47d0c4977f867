import { z } from "zod";
import { eventType } from "../event-type.ts";
import { AuthorityId, Id } from "../../ids.ts";
/** A citizen asked an authority to call her, was called, or need not be called any more (REF-28): for the screens of the unit that calls, or of all units where no unit has her case. Who she is stays there. */
export const ContactRequestChanged = eventType("referral", "contact-request-changed", 1, z.strictObject({
  contactRequestId: Id,
  authorityId: AuthorityId,
  unitId: z.string().min(1).max(100).nullable(),
}));
export type ContactRequestChanged = z.infer<typeof ContactRequestChanged.data>;
