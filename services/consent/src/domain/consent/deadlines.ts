import { danishMidnight, danishNoon } from "../danish-midnight.ts";

const day = 24 * 60 * 60 * 1000;

/** From the first moment of the day on which it was asked to the end of the fourteenth after it. */
export const daysToAnswer = 15;

/**
 * Fourteen days to answer, one reminder on the seventh (REF-27). The answer is awaited to the end of the fourteenth day
 * in Denmark, so that "the last day" in a notice is all of that day; an answer has 14 times 24 hours at least.
 */
export const answerDeadlines = (asked: Date) => ({
  remindAt: danishNoon(asked, 7).toISOString(),
  answerBy: danishMidnight(asked, daysToAnswer).toISOString(),
});

/**
 * 30 days before the last day of the consent, so that no course ends unannounced; halfway where it lives less than that
 * twice over.
 * @param expiresAt a Danish midnight
 */
export function renewalReminder(from: Date, expiresAt: Date): string {
  const halfway = new Date(from.getTime() + (expiresAt.getTime() - from.getTime()) / 2);
  const noon = danishNoon(halfway);
  const early = noon.getTime() > from.getTime() ? noon : halfway;
  return new Date(Math.max(early.getTime(), danishNoon(expiresAt, -31).getTime())).toISOString();
}

/** How long a citizen who said no, or nothing, or stopped, is left in peace (REF-27). */
export const peaceMs = 30 * day;
