import type { PoolClient } from "pg";

/** A line of the table of retention: data that somebody can read aloud. */
export interface RetentionLine {
  /** What a tombstone names as its reason. */
  readonly code: string;
  readonly what: string;
  readonly keep: { readonly days: number } | { readonly years: number };
  /** From when on it is counted. */
  readonly from: string;
  readonly paragraph: string;
  /** Whether the paragraph itself says how long, or the product does, and the paragraph why. */
  readonly origin: "law" | "product";
}

export interface RetentionRule extends RetentionLine {
  /** Deletes a batch of what is older than `before`, in the worker's transaction. @returns how many there were; 0 ends it */
  remove(tx: PoolClient, before: Date, at: Date): Promise<number>;
}

/** Everything of before this time is due. Years are calendar years, in UTC. */
export function dueBefore({ keep }: RetentionLine, now: Date): Date {
  const before = new Date(now);
  if ("days" in keep) before.setUTCDate(before.getUTCDate() - keep.days);
  else before.setUTCFullYear(before.getUTCFullYear() - keep.years);
  return before;
}
