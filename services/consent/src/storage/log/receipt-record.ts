import { createHash } from "node:crypto";
import type { ReceiptRecord } from "../../domain/log/log-record.ts";
import { recordOfReceipt, type ReceiptRow } from "../../domain/log/receipt-record.ts";

/** What the log commits to for this row of `receipt`. */
export const receiptRecord = (row: ReceiptRow): ReceiptRecord => recordOfReceipt(row, (text) => createHash("sha256").update(text).digest("base64url"));
