import { createHash } from "node:crypto";
import type { Ids } from "@haandslag/service-kit";

/** Milliseconds of 2026-01-01T00:00:00Z, as the first 48 bits of a UUIDv7 (RFC 9562 § 5.7). */
const TIME = Date.UTC(2026, 0, 1).toString(16).padStart(12, "0");

/**
 * Ids that are the same in every run, valid UUIDv7 and ascending: the prefix gives the bits in the middle, a counter
 * from 1 the last 48. Two sequences of different prefixes do not meet.
 */
export function idSequence(prefix = ""): Ids {
  const middle = createHash("sha256").update(prefix).digest("hex");
  let count = 0;
  return {
    next() {
      count += 1;
      const last = count.toString(16).padStart(12, "0");
      return `${TIME.slice(0, 8)}-${TIME.slice(8)}-7${middle.slice(0, 3)}-8${middle.slice(3, 6)}-${last}`;
    },
  };
}
