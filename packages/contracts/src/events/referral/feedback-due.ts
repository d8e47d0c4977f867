import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
/** Something happened in the course that feedback could tell the sender (REF-12). Consumed by the referral service itself, which asks for the disclosure first. */
export const FeedbackDue = eventType("referral", "feedback-due", 1, z.strictObject({
  referralId: Id,
  category: z.enum(["started", "ended", "outcome"]),
}));
export type FeedbackDue = z.infer<typeof FeedbackDue.data>;
