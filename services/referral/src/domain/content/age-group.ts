import type { AgeGroup } from "@haandslag/contracts";

const groups = [[75, "75+"], [60, "60-74"], [45, "45-59"], [30, "30-44"], [18, "18-29"]] as const;

/** The group that a recipient is told in place of an age; none under 18. */
export const ageGroupOf = (age: number): AgeGroup | null => groups.find(([from]) => age >= from)?.[1] ?? null;
