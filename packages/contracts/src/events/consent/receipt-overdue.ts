import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
import { Party, Purpose } from "../../vocabulary/consent.ts";
import { Holder, OverdueStep } from "../../vocabulary/receipt.ts";
/** A receipt is missing after its time: the recipient is reminded, then the controllers are told (CON-24). */
export const ConsentReceiptOverdue = eventType("consent", "receipt-overdue", 1, z.strictObject({
  consentId: Id,
  referralId: Id,
  epoch: z.int().min(1),
  purpose: Purpose,
  discloser: Party,
  recipient: Party,
  holder: Holder,
  step: OverdueStep,
}));
export type ConsentReceiptOverdue = z.infer<typeof ConsentReceiptOverdue.data>;
