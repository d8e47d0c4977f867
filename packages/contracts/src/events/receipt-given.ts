import { z } from "zod";
import { Id } from "../ids.ts";
import { CompactJws } from "../vocabulary/receipt.ts";

/** What every holder's answer says; the receipt itself signs the same and more (`ReceiptClaims`). */
export const receiptGiven = z.strictObject({
  referralId: Id,
  consentId: Id,
  epoch: z.int().min(1),
  receipt: CompactJws,
});
