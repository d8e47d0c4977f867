import { z } from "zod";
import { eventType } from "../event-type.ts";
import { AuthorityId, Id, Instant } from "../../ids.ts";
import { FindReason, LookUpReason } from "../../vocabulary/account.ts";
/**
 * Somebody of the staff opened the sender's case, with the citizen's record in it (CON-32): who, as a login's id, and
 * of which unit. Told once for each login, referral and quarter of an hour. The consent service puts it into the
 * citizen's account.
 */
export const LookedUp = eventType("referral", "looked-up", 1, z.strictObject({
  referralId: Id,
  at: Instant,
  tenantId: AuthorityId,
  unitId: z.string().min(1).max(100),
  userId: z.string().min(1).max(100),
  role: z.enum(["caseworker", "team-leader"]),
  reason: LookUpReason.exclude(FindReason.options),
}));
export type LookedUp = z.infer<typeof LookedUp.data>;
