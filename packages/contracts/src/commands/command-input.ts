import { z } from "zod";
import { IdempotencyKey } from "../ids.ts";

/** The input of a command: strict, and with an idempotency key (REF-21). */
export const commandInput = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ idempotencyKey: IdempotencyKey, ...shape });

/** What a list takes: keyset paging by an opaque cursor. */
export const pageInput = { cursor: z.string().max(200).regex(/^[^\0]*$/).optional(), limit: z.int().min(1).max(100).default(50) };

/** Without NUL, which PostgreSQL's text cannot hold (OPS-04: refused by its field here, not by the database later). */
const text = (max: number) => z.string().trim().min(1).max(max).regex(/^[^\0]*$/);
export const shortText = text(120);
export const longText = text(4000);
