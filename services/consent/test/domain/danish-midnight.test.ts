import fc from "fast-check";
import { localDateOf } from "@haandslag/denmark";
import { describe, expect, it } from "vitest";
import { answerDeadlines, renewalReminder } from "../../src/domain/consent/deadlines.ts";
import { danishMidnight, danishNoon } from "../../src/domain/danish-midnight.ts";
import { yearsAfter } from "../../src/domain/law/years-after.ts";
import { day } from "./given-consent.ts";

describe("a midnight in Denmark", () => {
  it.each([
    ["in winter", "2026-12-04T09:00:00Z", 0, "2026-12-03T23:00:00.000Z"],
    ["in summer", "2026-07-04T09:00:00Z", 0, "2026-07-03T22:00:00.000Z"],
    ["of the day that has begun here and not yet in UTC", "2026-07-04T22:30:00Z", 0, "2026-07-04T22:00:00.000Z"],
    ["is its own midnight", "2026-12-03T23:00:00Z", 0, "2026-12-03T23:00:00.000Z"],
    ["before the clocks go forward", "2026-03-29T12:00:00Z", 0, "2026-03-28T23:00:00.000Z"],
    ["after the clocks went forward", "2026-03-29T12:00:00Z", 1, "2026-03-29T22:00:00.000Z"],
    ["before the clocks go back", "2026-10-25T12:00:00Z", 0, "2026-10-24T22:00:00.000Z"],
    ["after the clocks went back", "2026-10-25T12:00:00Z", 1, "2026-10-25T23:00:00.000Z"],
    ["in another year", "2026-12-20T12:00:00Z", 15, "2027-01-03T23:00:00.000Z"],
    ["days before", "2027-03-03T00:00:00Z", -31, "2027-01-30T23:00:00.000Z"],
  ])("%s", (_which, at, days, expected) => {
    expect(danishMidnight(new Date(at), days).toISOString()).toBe(expected);
  });

  const instants = fc.date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2060-01-01T00:00:00Z"), noInvalidDate: true });
  it("is the first moment of its day, whatever is drawn", () => {
    fc.assert(fc.property(instants, (at) => {
      const midnight = danishMidnight(at);
      expect(midnight.getTime()).toBeLessThanOrEqual(at.getTime());
      expect(localDateOf(midnight)).toBe(localDateOf(at));
      expect(localDateOf(new Date(midnight.getTime() - 1))).not.toBe(localDateOf(at));
    }), { numRuns: 2000 });
  });

  it("REF-27 an answer has fourteen whole days, to the end of the last one, and one reminder on the seventh at noon", () => {
    fc.assert(fc.property(instants, (asked) => {
      const { remindAt, answerBy } = answerDeadlines(asked);
      const end = new Date(answerBy);
      expect(danishMidnight(end)).toEqual(end);
      const hours = (end.getTime() - asked.getTime()) / (day / 24);
      // An hour less or more where the clocks change in between.
      expect(hours).toBeGreaterThanOrEqual(14 * 24 - 1);
      expect(hours).toBeLessThanOrEqual(15 * 24 + 1);
      expect(remindAt).toBe(danishNoon(asked, 7).toISOString());
    }), { numRuns: 1000 });
  });

  it("CON-10 a consent's last day lies whole within the year, and the question on it comes while it lives", () => {
    fc.assert(fc.property(instants, (given) => {
      const longest = yearsAfter(given, 1);
      const end = danishMidnight(longest);
      expect(longest.getTime() - end.getTime()).toBeLessThan(25 * (day / 24));
      const reminder = Date.parse(renewalReminder(given, end));
      expect((end.getTime() - reminder) / day).toBeGreaterThanOrEqual(30);
      expect((end.getTime() - reminder) / day).toBeLessThan(31);
    }), { numRuns: 1000 });
  });
  it("a consent of a day or less is asked about while it lives", () => {
    fc.assert(fc.property(instants, (given) => {
      const end = danishMidnight(given, 1);
      const reminder = Date.parse(renewalReminder(given, end));
      expect(reminder).toBeGreaterThan(given.getTime() - 1);
      expect(reminder).toBeLessThan(end.getTime());
    }));
  });
});
