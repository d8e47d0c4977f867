/** The same instant so many years later; 29 February becomes 28 February, so that nothing lives a day too long. */
export function yearsAfter(from: Date, years: number): Date {
  const later = new Date(from);
  later.setUTCFullYear(from.getUTCFullYear() + years);
  if (later.getUTCMonth() !== from.getUTCMonth()) later.setUTCDate(0);
  return later;
}
