import { z } from "zod";
import { AuthorityId, Id, Instant } from "../../ids.ts";
import { FindReason } from "../../vocabulary/account.ts";
import { eventType } from "../event-type.ts";
/**
 * Somebody of another unit of the sender's found the case by a search, with the citizen's name and how it stands, and said
 * why they looked (CON-32). Told once for each login, referral, reason and quarter of an hour. The consent service puts it
 * into the citizen's account.
 */
export const Found = eventType("referral", "found", 1, z.strictObject({
  referralId: Id,
  at: Instant,
  tenantId: AuthorityId,
  unitId: z.string().min(1).max(100),
  userId: z.string().min(1).max(100),
  role: z.literal("caseworker"),
  reason: FindReason,
}));
export type Found = z.infer<typeof Found.data>;
