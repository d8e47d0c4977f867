import { isCalendarDay, type LocalDate } from "./local-date.ts";

export interface CprNumber {
  /** Ten digits, no hyphen. */
  readonly cprNumber: string;
  readonly birthDate: LocalDate;
  /** A replacement number (day + 60): some authority made it up, CPR does not know it, and nobody can log in with it. */
  readonly replacement: boolean;
  /** A hint for a person, never a reason to refuse: numbers without it are given out since 1 October 2007. */
  readonly modulus11Holds: boolean;
}

export type CprNumberError = "CPR_NOT_DIGITS" | "CPR_WRONG_LENGTH" | "CPR_NOT_A_DATE";

export type ParsedCprNumber = ({ readonly ok: true } & CprNumber) | { readonly ok: false; readonly error: CprNumberError };

/**
 * Reads a Danish civil registration number: `ddmmyyssss`, or with a hyphen, `ddmmyy-ssss`; space around it is ignored.
 * Errors are codes alone: a number, or part of one, is in no message (CON-26).
 *
 * Sources: CPR-kontoret, "Personnummeret i CPR-systemet" (positions, century by the 7th digit, modulus 11);
 * cpr.dk, "Personnumre uden kontrolciffer (modulus 11 kontrol)" (valid since 2007, must be served);
 * cpr.dk, "Erstatningspersonnummer i eksterne systemer" (the first digit of the day raised by 6).
 */
export function parseCprNumber(text: string): ParsedCprNumber {
  const digits = text.trim().replace(/^(.{6})-/, "$1");
  if (!/^[0-9]*$/.test(digits)) return { ok: false, error: "CPR_NOT_DIGITS" };
  if (digits.length !== 10) return { ok: false, error: "CPR_WRONG_LENGTH" };
  const number = (from: number, to: number): number => Number(digits.slice(from, to));
  const written = number(0, 2);
  const replacement = written > 60;
  const day = replacement ? written - 60 : written;
  const month = number(2, 4);
  const year = fullYear(number(4, 6), number(6, 7));
  if (!isCalendarDay(year, month, day)) return { ok: false, error: "CPR_NOT_A_DATE" };
  const birthDate = `${year}-${pad(month)}-${pad(day)}`;
  return { ok: true, cprNumber: digits, birthDate, replacement, modulus11Holds: modulus11Holds(digits) };
}

/** The table of "Personnummeret i CPR-systemet": which century, by the year's two digits and the 7th digit. */
function fullYear(yy: number, seventh: number): number {
  if (seventh <= 3) return 1900 + yy;
  if (seventh === 4 || seventh === 9) return yy <= 36 ? 2000 + yy : 1900 + yy;
  return yy <= 57 ? 2000 + yy : 1800 + yy;
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const modulus11Holds = (digits: string): boolean =>
  weights.reduce((sum, weight, position) => sum + weight * Number(digits[position]), 0) % 11 === 0;

const pad = (n: number): string => String(n).padStart(2, "0");
