import type { Queryable } from "../aggregate/aggregate-store.ts";

/** A rule of the product: a clock that is further past what is known than this is not believed. */
const daysAhead = 31;
const dayMs = 86_400_000;
/** Clocks of several processes are so far apart at the most. */
const asideMs = 10_000;

/** What a run knows of the time, beside its own clock. */
export interface KnownTimes {
  /** Of the last run of this process that was believed; before there is one, of the newest event that was written. */
  readonly known: Date | undefined;
  /** The database's own clock; undefined where the service's may be moved, outside production. */
  readonly database: Date | undefined;
}

/**
 * Why nothing may be deleted by this clock, or undefined. What retention deletes nobody brings back, and a clock that
 * jumped ahead makes everything due at once.
 */
export function clockDoubt(now: Date, { known, database }: KnownTimes): string | undefined {
  const says = `the clock says ${now.toISOString()}`;
  if (known !== undefined && now.getTime() < known.getTime() - asideMs) return `${says}, before what was known, ${known.toISOString()}`;
  if (known !== undefined && now.getTime() > known.getTime() + daysAhead * dayMs) return `${says}, more than ${daysAhead} days past what was known, ${known.toISOString()}`;
  if (database !== undefined && Math.abs(now.getTime() - database.getTime()) > dayMs) return `${says}, the database's ${database.toISOString()}`;
  return undefined;
}

/** Of the newest event, which is kept for 90 days: what the service's clock was then. */
export const newestEvent = "SELECT time FROM outbox ORDER BY position DESC LIMIT 1";

/** When the newest thing was written, by the service's clock of then, and what the database's own clock says now. */
export async function timesInDatabase(db: Queryable, newest: string): Promise<{ readonly newest: Date | undefined; readonly database: Date }> {
  const { rows } = await db.query<{ newest: Date | null; database: Date }>(`SELECT (${newest}) AS newest, clock_timestamp() AS database`);
  const [row] = rows;
  if (row === undefined) throw new Error("The database did not tell the time.");
  return { newest: row.newest ?? undefined, database: row.database };
}
