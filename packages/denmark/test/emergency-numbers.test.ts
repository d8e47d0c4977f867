import { describe, expect, it } from "vitest";
import { authorities, psychiatricNumberFor, publishedNumbers } from "../src/index.ts";

const confirmed = [{ regionId: "region-1084", number: "1813", confirmedOn: "2026-11-20" }, { regionId: "region-1082", number: "12 34 56 78", confirmedOn: "2026-11-20" }];
const in2026 = new Date("2026-12-31T12:00:00Z");
const in2027 = new Date("2027-01-01T12:00:00Z");

describe("REF-16 the number for psychiatric emergencies", () => {
  it.each([
    ["municipality-0101", in2026, "1813"], ["region-1084", in2026, "1813"], ["municipality-0751", in2026, "12 34 56 78"], ["municipality-0851", in2026, undefined],
    ["municipality-0101", in2027, undefined], ["region-1084", in2027, undefined], ["region-oestdanmark", in2027, undefined], ["municipality-0751", in2027, "12 34 56 78"], ["municipality-9999", in2026, undefined],
  ])("REF-16 REF-17 of %s on %s is %s", (authorityId, at, number) => expect(psychiatricNumberFor(confirmed, authorityId, at)?.number).toBe(number));

  it("what is published is of regions that there are, with its source and day, and confirms nothing", () => {
    const regions = authorities.filter(({ kind }) => kind === "region").map(({ id }) => id);
    for (const { regionId, source, readOn, confirmedByOperator } of publishedNumbers) {
      expect(regions).toContain(regionId);
      expect([new URL(source).protocol, readOn, confirmedByOperator]).toEqual(["https:", expect.stringMatching(/^\d{4}-\d\d-\d\d$/), false]);
    }
  });
});
