import type { AgeBand } from "@haandslag/contracts";
import { ageOn, type LocalDate } from "@haandslag/denmark";

/** As much of an age as the law table needs (consent service). Whose age nobody knows counts as too young: then nobody is asked. */
export function ageBandOf(age: number | null): AgeBand {
  if (age === null || age < 15) return "under-15";
  return age < 18 ? "15-17" : "adult";
}

/**
 * The day on which a child is 15 and a parent's access ends (CON-15); null for who is 15 already, or whose birth date
 * nobody knows. Born on 29 February: 1 March.
 */
export function turns15On(birthDate: LocalDate | undefined, now: Date): LocalDate | null {
  if (birthDate === undefined || ageOn(birthDate, now) >= 15) return null;
  const day = new Date(`${Number(birthDate.slice(0, 4)) + 15}${birthDate.slice(4)}T12:00:00Z`);
  return day.toISOString().slice(0, 10);
}
