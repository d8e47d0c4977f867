import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";

/** The case has another caseworker of the same unit. Who, its own answers say. */
export const HandedOver = eventType("referral", "handed-over", 1, z.strictObject({
  referralId: Id,
}));
export type HandedOver = z.infer<typeof HandedOver.data>;
