import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
import { Party } from "../../vocabulary/consent.ts";
import { Holder } from "../../vocabulary/receipt.ts";
/** A holder's receipt was verified and is in the account. `outstanding`: how many of this epoch are still awaited; 0 says that all have answered. */
export const ConsentReceipted = eventType("consent", "receipted", 1, z.strictObject({
  consentId: Id,
  referralId: Id,
  epoch: z.int().min(1),
  recipient: Party,
  holder: Holder,
  outstanding: z.int().min(0),
}));
export type ConsentReceipted = z.infer<typeof ConsentReceipted.data>;
