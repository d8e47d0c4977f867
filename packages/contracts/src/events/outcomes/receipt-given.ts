import type { z } from "zod";
import { eventType } from "../event-type.ts";
import { receiptGiven } from "../receipt-given.ts";
/** Measuring stopped, and the citizen's answers and words are erased. Written with the erasure (CON-24). */
export const OutcomesReceiptGiven = eventType("outcomes", "receipt-given", 1, receiptGiven);
export type OutcomesReceiptGiven = z.infer<typeof OutcomesReceiptGiven.data>;
