import { toLocalDate, type LocalDate } from "./local-date.ts";

/**
 * Whole years lived on a day in Denmark. Who was born on 29 February has a birthday on 1 March in other years.
 * Negative before the birth.
 */
export function ageOn(birthDate: LocalDate, at: Date | LocalDate): number {
  const day = toLocalDate(at);
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** 18 or older (værgemålsloven § 1): from local midnight of the birthday. */
export const isAdult = (birthDate: LocalDate, at: Date | LocalDate): boolean => ageOn(birthDate, at) >= 18;
