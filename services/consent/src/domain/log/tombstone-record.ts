import type { TombstoneRecord } from "./log-record.ts";

/** A row of `tombstone` as PostgreSQL gives it. */
export interface TombstoneRow {
  readonly id: string;
  readonly of: string;
  readonly refs: readonly string[];
  readonly rule: string;
  readonly at: Date;
}

/** What the log commits to for one tombstone. */
export const recordOfTombstone = ({ id, of, refs, rule, at }: TombstoneRow): TombstoneRecord =>
  ({ type: "tombstone", version: 1, tombstoneId: id, of, refs, rule, at: at.toISOString() });
