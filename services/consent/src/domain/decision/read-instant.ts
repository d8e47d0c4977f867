import { forms } from "@haandslag/contracts";

/** Milliseconds since 1970; null stays null; undefined for what is no instant (ISO 8601, UTC). */
export function readInstant(value: unknown): number | null | undefined {
  if (value === null) return null;
  if (typeof value !== "string" || !forms.instant.test(value)) return undefined;
  return value.length === asWeWriteIt && value.charCodeAt(0) !== zero ? ofDigits(value) : Date.parse(value);
}
/** As `Date.toISOString` writes it, from the year 1000 on: `Date.UTC` takes years below 100 for those of 1900. */
const asWeWriteIt = "2026-01-31T12:00:00.000Z".length;
const zero = 48;

/** Date.parse takes 200 ns, and five consents have ten instants. */
const ofDigits = (text: string): number =>
  Date.UTC(two(text, 0) * 100 + two(text, 2), two(text, 5) - 1, two(text, 8), two(text, 11), two(text, 14), two(text, 17), two(text, 20) * 10 + text.charCodeAt(22) - zero);

const two = (text: string, at: number): number => (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;
