/** A day in the calendar of Europe/Copenhagen, `YYYY-MM-DD`. Two of them compare as text. */
export type LocalDate = string;

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Copenhagen", calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "2-digit", day: "2-digit",
});

/** The local day in Denmark at an instant: 2026-12-31T23:00:00Z is already 2027-01-01. Throws RangeError on an invalid Date. */
export function localDateOf(instant: Date): LocalDate {
  const of = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${of["year"]?.padStart(4, "0")}-${of["month"]}-${of["day"]}`;
}

/** Takes both: an instant, or a day that is local already. */
export const toLocalDate = (at: Date | LocalDate): LocalDate => (typeof at === "string" ? at : localDateOf(at));

/** Is there such a day in the calendar? */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
