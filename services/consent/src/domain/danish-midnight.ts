import { localDateOf } from "@haandslag/denmark";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/**
 * The first moment in Denmark of the day that many days after the one in which `at` lies; 0: the midnight before `at`,
 * or `at` itself. Summer time begins and ends at 01:00 UTC, never at midnight, so each day has one such moment.
 * @param at any valid instant of our time, in which Denmark is one or two hours ahead of UTC
 */
export function danishMidnight(at: Date, daysLater = 0): Date {
  const utcMidnight = Date.parse(`${localDateOf(at)}T00:00:00Z`) + daysLater * day;
  const inSummer = new Date(utcMidnight - 2 * hour);
  return localDateOf(inSummer) === new Date(utcMidnight).toISOString().slice(0, 10) ? inSummer : new Date(utcMidnight - hour);
}

/** About noon of that day: a time at which people are written to. An hour off on the two days when the clocks change. */
export const danishNoon = (at: Date, daysLater = 0): Date => new Date(danishMidnight(at, daysLater).getTime() + 12 * hour);
