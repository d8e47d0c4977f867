import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";

/** The organisation has not answered in time; it still may, and the sender may take the offer back. */
export const OfferOverdue = eventType("referral", "offer-overdue", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId,
}));
export type OfferOverdue = z.infer<typeof OfferOverdue.data>;
