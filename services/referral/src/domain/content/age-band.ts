import type { AgeBand } from "@haandslag/contracts";

/** As much of an age as the law table needs (consent service). Whose age nobody knows counts as too young: then nobody is asked. */
export function ageBandOf(age: number | null): AgeBand {
  if (age === null || age < 15) return "under-15";
  return age < 18 ? "15-17" : "adult";
}
