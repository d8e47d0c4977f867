import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
import { WithdrawReason } from "../../vocabulary/referral.ts";
/** The sender took the referral back (REF-05). organisationId is null where nothing had been sent. */
export const Withdrawn = eventType("referral", "withdrawn", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId.nullable(),
  reason: WithdrawReason,
}), { overtakes: true });
export type Withdrawn = z.infer<typeof Withdrawn.data>;
