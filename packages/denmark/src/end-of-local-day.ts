import { localDateOf } from "./local-date.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/**
 * The end, exclusive, of the day in Denmark that many days after the one in which `at` lies; 0: of that day itself. So
 * "the last day" of a deadline is all of that day. Summer time begins and ends at 01:00 UTC, never at midnight, so each
 * day has one such moment; a day of those is an hour shorter or longer.
 *
 * @param at an instant since 1980, from which on Denmark is one or two hours ahead of UTC
 * @throws RangeError on an invalid Date
 */
export function endOfLocalDay(at: Date, daysLater = 0): Date {
  const utcMidnight = Date.parse(`${localDateOf(at)}T00:00:00Z`) + (daysLater + 1) * day;
  const inSummer = new Date(utcMidnight - 2 * hour);
  return localDateOf(inSummer) === new Date(utcMidnight).toISOString().slice(0, 10) ? inSummer : new Date(utcMidnight - hour);
}
