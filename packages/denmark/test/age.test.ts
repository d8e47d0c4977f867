import { expect, test } from "vitest";
import { ageOn, isAdult } from "../src/index.ts";

test("an age changes at local midnight of the birthday in Denmark, summer time included", () => {
  expect(ageOn("2008-07-10", new Date("2026-07-09T21:59:59Z"))).toBe(17);
  expect(ageOn("2008-07-10", new Date("2026-07-09T22:00:00Z"))).toBe(18);
  expect(isAdult("2008-07-10", "2026-07-09")).toBe(false);
  expect(isAdult("2008-07-10", "2026-07-10")).toBe(true);
});

test("who was born on 29 February has a birthday on 1 March in other years", () => {
  expect([ageOn("2008-02-29", "2026-02-28"), ageOn("2008-02-29", "2026-03-01"), ageOn("2008-02-29", "2028-02-29")]).toEqual([17, 18, 20]);
});
