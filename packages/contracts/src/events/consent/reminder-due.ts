import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, Instant } from "../../ids.ts";
/** The citizen is to be reminded once: of an answer that is missing, or of a consent that ends in 30 days. */
export const ConsentReminderDue = eventType("consent", "reminder-due", 1, z.strictObject({
  consentId: Id,
  referralId: Id,
  kind: z.enum(["answer", "renewal"]),
  answerBy: Instant,
}));
export type ConsentReminderDue = z.infer<typeof ConsentReminderDue.data>;
