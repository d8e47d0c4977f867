import type { z } from "zod";
import { eventType } from "../event-type.ts";
import { receiptGiven } from "../receipt-given.ts";
/** The sender's side stopped disclosing under a consent and erased what was kept for it. Written with the erasure (CON-24). */
export const ReferralReceiptGiven = eventType("referral", "receipt-given", 1, receiptGiven);
export type ReferralReceiptGiven = z.infer<typeof ReferralReceiptGiven.data>;
