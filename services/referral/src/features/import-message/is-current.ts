import { get, text, type Cursor } from "./cursor.ts";

/** Is a name, address, number or relation still in use, by what the sender says of it? Open ends count as current. */
export function isCurrent(place: Cursor, now: Date): boolean {
  const period = get(place, "period");
  const [start, end] = [text(period, "start")?.value, text(period, "end")?.value];
  if (text(place, "use")?.value === "old") return false;
  return (start === undefined || !(startOf(start) > now.getTime())) && (end === undefined || !(endOf(end) <= now.getTime()));
}

/** A FHIR dateTime may be a year, a month or a day: a start is its first moment, an end lasts to its last one. */
const startOf = (dateTime: string): number => Date.parse(dateTime);

function endOf(dateTime: string): number {
  const start = new Date(dateTime);
  if (dateTime.length === 4) start.setUTCFullYear(start.getUTCFullYear() + 1);
  else if (dateTime.length === 7) start.setUTCMonth(start.getUTCMonth() + 1);
  else if (dateTime.length === 10) start.setUTCDate(start.getUTCDate() + 1);
  return start.getTime();
}
