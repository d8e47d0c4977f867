import { expect, test } from "vitest";
import { answerBy, threeMonthsAfter } from "../../src/domain/course/calendar.ts";

test.each([
  ["an ordinary day", "2026-01-05T09:00:00.000Z", "2026-04-05T09:00:00.000Z"],
  ["a day that April does not have", "2026-01-31T09:00:00.000Z", "2026-04-30T09:00:00.000Z"],
  ["a day that February does not have", "2026-11-30T23:59:00.000Z", "2027-02-28T23:59:00.000Z"],
  ["a leap day's February", "2027-11-30T12:00:00.000Z", "2028-02-29T12:00:00.000Z"],
  ["over the new year", "2026-11-23T09:00:00Z", "2027-02-23T09:00:00.000Z"],
])("OUT-01 three months after %s", (_day, startedAt, expected) => {
  expect(threeMonthsAfter(startedAt)).toBe(expected);
});

test.each([
  ["over the end of a month", "2026-02-20T09:00:00Z", "2026-03-13T23:00:00.000Z"],
  ["into the new year", "2026-12-20T09:00:00.000Z", "2027-01-10T23:00:00.000Z"],
  ["into summer time", "2026-03-20T09:00:00Z", "2026-04-10T22:00:00.000Z"],
  ["out of summer time, from a day that has begun here and not yet in UTC", "2026-10-09T22:30:00Z", "2026-10-31T23:00:00.000Z"],
])("a check-in can be answered for three weeks, to the end of the last day in Denmark: %s", (_when, at, end) => {
  expect(answerBy(at)).toBe(end);
});
