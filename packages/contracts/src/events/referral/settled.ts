import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";

/** The sender has nothing more to do about a referral that was declined. */
export const Settled = eventType("referral", "settled", 1, z.strictObject({
  referralId: Id,
}));
export type Settled = z.infer<typeof Settled.data>;
