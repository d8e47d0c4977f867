import { Instant } from "@haandslag/contracts";
import { z } from "zod";

/** Ids, codes, positions and times; `says` is for a person. */
export const Audited = z.object({
  ok: z.boolean(),
  startedAt: Instant,
  tookMs: z.int(),
  lookedAt: z.record(z.string(), z.int()),
  counts: z.record(z.string(), z.int()),
  findings: z.array(z.object({ code: z.string(), about: z.string(), detail: z.string(), says: z.string() })).readonly(),
  notLookedAt: z.array(z.string()).readonly(),
});
