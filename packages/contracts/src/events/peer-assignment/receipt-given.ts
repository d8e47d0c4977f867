import type { z } from "zod";
import { eventType } from "../event-type.ts";
import { receiptGiven } from "../receipt-given.ts";
/** The organisation's side stopped and erased what it held under a consent. Written with the erasure (CON-24). */
export const AssignmentReceiptGiven = eventType("peer-assignment", "receipt-given", 1, receiptGiven);
export type AssignmentReceiptGiven = z.infer<typeof AssignmentReceiptGiven.data>;
