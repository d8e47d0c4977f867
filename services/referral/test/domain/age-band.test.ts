import { expect, it } from "vitest";
import { ageBandOf, turns15On } from "../../src/domain/content/index.ts";

it.each([[0, "under-15"], [14, "under-15"], [15, "15-17"], [17, "15-17"], [18, "adult"], [104, "adult"], [null, "under-15"]] as const)("CON-15 at %s years the law table is told %s", (age, band) => {
  expect(ageBandOf(age)).toBe(band);
});

it.each([
  ["2012-06-01", "2027-06-01"], ["2011-11-22", null], ["2011-11-23", "2026-11-23"], ["2012-02-29", "2027-03-01"], ["1990-01-01", null], [undefined, null],
])("CON-15 a parent's access to who was born on %s ends on %s", (birthDate, ends) => {
  expect(turns15On(birthDate, new Date("2026-11-22T10:00:00Z"))).toBe(ends);
});
