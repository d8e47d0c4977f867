import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
import { CheckInMoment } from "../../vocabulary/course.ts";
/** The citizen answered; the answers stay where they are. */
export const CheckInAnswered = eventType("outcomes", "check-in-answered", 1, z.strictObject({
  referralId: Id,
  checkInId: Id,
  moment: CheckInMoment,
}));
export type CheckInAnswered = z.infer<typeof CheckInAnswered.data>;
