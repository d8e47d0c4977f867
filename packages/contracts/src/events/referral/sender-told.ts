import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";

/** The sender has been told this of the course, under the citizen's own consent to feedback (REF-12): from here on its answers say so. */
export const SenderTold = eventType("referral", "sender-told", 1, z.strictObject({
  referralId: Id,
  category: z.enum(["started", "ended", "outcome"]),
}));
export type SenderTold = z.infer<typeof SenderTold.data>;
