const day = 24 * 60 * 60 * 1000;

/** Fourteen days to answer, one reminder halfway (REF-27). */
export const answerDeadlines = (asked: Date) => ({
  remindAt: new Date(asked.getTime() + 7 * day).toISOString(),
  answerBy: new Date(asked.getTime() + 14 * day).toISOString(),
});

/** 30 days before the end, so that no course ends unannounced; halfway where the consent lives less than 60 days. */
export function renewalReminder(from: Date, expiresAt: Date): string {
  const halfway = from.getTime() + (expiresAt.getTime() - from.getTime()) / 2;
  return new Date(Math.max(halfway, expiresAt.getTime() - 30 * day)).toISOString();
}

/** How long a citizen who said no, or nothing, is left in peace (REF-27). */
export const peaceMs = 30 * day;
