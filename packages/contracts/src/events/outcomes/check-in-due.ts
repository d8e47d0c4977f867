import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, Instant } from "../../ids.ts";
import { CheckInMoment } from "../../vocabulary/course.ts";
/** A check-in waits for the citizen. */
export const CheckInDue = eventType("outcomes", "check-in-due", 1, z.strictObject({
  referralId: Id,
  checkInId: Id,
  moment: CheckInMoment,
  answerBy: Instant,
}));
export type CheckInDue = z.infer<typeof CheckInDue.data>;
