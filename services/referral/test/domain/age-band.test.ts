import { expect, it } from "vitest";
import { ageBandOf } from "../../src/domain/content/index.ts";

it.each([[0, "under-15"], [14, "under-15"], [15, "15-17"], [17, "15-17"], [18, "adult"], [104, "adult"], [null, "under-15"]] as const)("CON-15 at %s years the law table is told %s", (age, band) => {
  expect(ageBandOf(age)).toBe(band);
});
