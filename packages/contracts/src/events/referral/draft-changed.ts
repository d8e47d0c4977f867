import { z } from "zod";
import { eventType } from "../event-type.ts";
import { AuthorityId, Id } from "../../ids.ts";
/** A unit has a new draft, or another text in one: for the unit's own screens. */
export const DraftChanged = eventType("referral", "draft-changed", 1, z.strictObject({
  referralId: Id,
  authorityId: AuthorityId,
  unitId: z.string().min(1).max(100),
}));
export type DraftChanged = z.infer<typeof DraftChanged.data>;
