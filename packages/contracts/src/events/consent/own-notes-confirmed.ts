import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
import { Party } from "../../vocabulary/consent.ts";
/** A coordinator of the recipient confirmed that what people there wrote down themselves is gone (CON-24). By whom, the account says to whoever may know. */
export const ConsentOwnNotesConfirmed = eventType("consent", "own-notes-confirmed", 1, z.strictObject({
  consentId: Id,
  referralId: Id,
  epoch: z.int().min(1),
  recipient: Party,
}));
export type ConsentOwnNotesConfirmed = z.infer<typeof ConsentOwnNotesConfirmed.data>;
