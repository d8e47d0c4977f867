import { endOfLocalDay } from "@haandslag/denmark";

/** A check-in can be answered for three weeks; then it lapses and nobody asks again. Rule of the product. */
const daysToAnswer = 21;

/** OUT-01: at the start, three months in, and at the end. */
const monthsToSecond = 3;

/** To the end of the last day in Denmark, since a notice names that day. */
export const answerBy = (at: string): string => endOfLocalDay(new Date(at), daysToAnswer).toISOString();

/** Three calendar months; the last day of a shorter month where the day does not exist. */
export const threeMonthsAfter = (at: string): string => {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + monthsToSecond);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.toISOString();
};
