import type { Snapshot } from "./snapshot.ts";

/** Rows that the log knows nothing of, by kind: written past the service. */
export const rowsWithoutEntry = {
  "consent-epoch": (snapshot: Snapshot) => snapshot.rows<{ ref: string }>("SELECT consent_id || '/' || epoch AS ref FROM consent_epoch EXCEPT SELECT ref FROM log_entry WHERE kind = 'consent-epoch' LIMIT 1000"),
  disclosure: (snapshot: Snapshot) => snapshot.rows<{ ref: string }>("SELECT id::text AS ref FROM disclosure EXCEPT SELECT ref FROM log_entry WHERE kind = 'disclosure' LIMIT 1000"),
  receipt: (snapshot: Snapshot) => snapshot.rows<{ ref: string }>("SELECT id::text AS ref FROM receipt EXCEPT SELECT ref FROM log_entry WHERE kind = 'receipt' LIMIT 1000"),
  tombstone: (snapshot: Snapshot) => snapshot.rows<{ ref: string }>("SELECT id::text AS ref FROM tombstone EXCEPT SELECT ref FROM log_entry WHERE kind = 'tombstone' LIMIT 1000"),
} as const;

/** Entries that are in no tree yet. */
export const entriesWithoutLeaf = (snapshot: Snapshot) =>
  snapshot.rows<{ id: string; kind: string; ref: string }>("SELECT e.id, e.kind, e.ref FROM log_entry e WHERE NOT EXISTS (SELECT FROM log_leaf l WHERE l.entry_id = e.id) ORDER BY e.id LIMIT 1000");

/** An entry that is waiting before the first leaf that is wanted still, and so on. */
export interface PlaceAmiss {
  readonly what: string;
  readonly whatBefore: string | null;
  /** Positions of one head begin at 1 and leave none out. */
  readonly position: number;
  readonly positionBefore: number;
  readonly at: Date;
  readonly atBefore: Date | null;
}

const placed = `
  SELECT subject_id, recipient, position, at, 'consent ' || consent_id || ', epoch ' || epoch AS what FROM consent_epoch
  UNION ALL SELECT subject_id, recipient, position, at, 'disclosure ' || id FROM disclosure`;

/**
 * Epochs and disclosures that do not follow the one before them at the same head: a position left out or taken twice, or
 * a time more than `toleranceMs` before. Sorted by the database, on its disk where there are many.
 */
export async function placesAmiss(snapshot: Snapshot, toleranceMs: number): Promise<PlaceAmiss[]> {
  const rows = await snapshot.rows<Omit<PlaceAmiss, "position" | "positionBefore"> & { position: string; positionBefore: string }>(`
WITH seen AS (
  SELECT what, position, at, lag(position, 1, 0::bigint) OVER head AS before, lag(at) OVER head AS at_before, lag(what) OVER head AS what_before
  FROM (${placed}) AS placed WINDOW head AS (PARTITION BY subject_id, recipient ORDER BY position, what)
)
SELECT what, what_before AS "whatBefore", position, before AS "positionBefore", at, at_before AS "atBefore" FROM seen
WHERE position <> before + 1 OR at < at_before - make_interval(secs => $1) ORDER BY what LIMIT 1000`, [toleranceMs / 1000]);
  return rows.map((row) => ({ ...row, position: Number(row.position), positionBefore: Number(row.positionBefore) }));
}

/** Heads whose counter is not at the last position that is taken. `what` is the newest of the head, or nothing. */
export const headsAmiss = (snapshot: Snapshot) => snapshot.rows<{ position: string; last: string; what: string | null }>(`
SELECT h.position, coalesce(p.position, 0) AS last, p.what FROM disclosure_head h
LEFT JOIN (SELECT DISTINCT ON (subject_id, recipient) * FROM (${placed}) AS placed ORDER BY subject_id, recipient, position DESC) p USING (subject_id, recipient)
WHERE h.position <> coalesce(p.position, 0) ORDER BY p.what LIMIT 1000`);

/** Versions of one history whose times run backwards by more than `toleranceMs`. */
export const historyBackwards = (snapshot: Snapshot, toleranceMs: number) => snapshot.rows<{ what: string; version: number; at: Date; atBefore: Date }>(`
SELECT what, version, at, before AS "atBefore" FROM (
  SELECT 'consent ' || aggregate_id AS what, version, at, lag(at) OVER (PARTITION BY aggregate_id ORDER BY version) AS before FROM consent_history
  UNION ALL SELECT 'receipts of consent ' || aggregate_id, version, at, lag(at) OVER (PARTITION BY aggregate_id ORDER BY version) FROM receipt_account_history
) seen WHERE at < before - make_interval(secs => $1) ORDER BY what, version LIMIT 1000`, [toleranceMs / 1000]);
