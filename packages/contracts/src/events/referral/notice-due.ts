import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, Instant } from "../../ids.ts";
/** The citizen is to be told that there is something to see. Consumed by the referral service itself: contact details leave the vault only when the notice is sent. */
export const NoticeDue = eventType("referral", "notice-due", 1, z.strictObject({
  noticeId: Id,
  referralId: Id,
  kind: z.enum(["consent-requested", "consent-reminder", "consent-renewal", "peers-ready", "course-started", "contact-code", "check-in-due", "referral-stopped"]),
  answerBy: Instant.nullable(),
}));
export type NoticeDue = z.infer<typeof NoticeDue.data>;
