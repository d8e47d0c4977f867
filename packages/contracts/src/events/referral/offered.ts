import { z } from "zod";
import { eventType } from "../event-type.ts";
import { AuthorityId, Id, Instant, OrganisationId } from "../../ids.ts";
/** An offer without identity was sent to an organisation. authorityId is null where the citizen referred herself. */
export const Offered = eventType("referral", "offered", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId,
  authorityId: AuthorityId.nullable(),
  answerBy: Instant,
}));
export type Offered = z.infer<typeof Offered.data>;
