import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfLocalDay, localDateOf } from "../src/index.ts";

describe("the end of a day in Denmark", () => {
  it.each([
    ["in winter", "2026-12-04T09:00:00Z", 0, "2026-12-04T23:00:00.000Z"],
    ["in summer", "2026-07-04T09:00:00Z", 0, "2026-07-04T22:00:00.000Z"],
    ["of the day that has begun here and not yet in UTC", "2026-07-04T22:30:00Z", 0, "2026-07-05T22:00:00.000Z"],
    ["of the day that a midnight begins", "2026-12-03T23:00:00Z", 0, "2026-12-04T23:00:00.000Z"],
    ["of the day when the clocks go forward", "2026-03-29T12:00:00Z", 0, "2026-03-29T22:00:00.000Z"],
    ["of the day before it", "2026-03-28T12:00:00Z", 0, "2026-03-28T23:00:00.000Z"],
    ["of the day when the clocks go back", "2026-10-25T00:30:00Z", 0, "2026-10-25T23:00:00.000Z"],
    ["of the day before it", "2026-10-24T12:00:00Z", 0, "2026-10-24T22:00:00.000Z"],
    ["days later, from winter into summer", "2026-03-20T09:00:00Z", 21, "2026-04-10T22:00:00.000Z"],
    ["days later, from summer into winter and another year", "2026-10-20T22:30:00Z", 75, "2027-01-04T23:00:00.000Z"],
  ])("%s", (_which, at, daysLater, expected) => {
    expect(endOfLocalDay(new Date(at), daysLater).toISOString()).toBe(expected);
  });

  const instants = fc.date({ min: new Date("1980-04-06T00:00:00Z"), max: new Date("2060-01-01T00:00:00Z"), noInvalidDate: true });
  it("is the first moment of the next day, whatever is drawn, and days later as many days further on", () => {
    fc.assert(fc.property(instants, fc.integer({ min: 0, max: 400 }), (at, daysLater) => {
      const end = endOfLocalDay(at, daysLater);
      const last = new Date(Date.parse(`${localDateOf(at)}T00:00:00Z`));
      last.setUTCDate(last.getUTCDate() + daysLater);
      expect(localDateOf(new Date(end.getTime() - 1))).toBe(last.toISOString().slice(0, 10));
      expect(localDateOf(end) > localDateOf(new Date(end.getTime() - 1))).toBe(true);
    }), { numRuns: 2000 });
  });
});
