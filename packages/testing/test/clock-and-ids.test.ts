import { describe, expect, test } from "vitest";
import { fixedClock, idSequence, movableTestClock } from "../src/index.ts";

describe("a test's clock", () => {
  test("stands still, and what it gives cannot be used to move it", () => {
    const clock = fixedClock("2026-11-22T10:00:00Z");
    clock.now().setFullYear(1999);
    expect(clock.now()).toEqual(new Date("2026-11-22T10:00:00Z"));
  });

  test("moves when told, and in no other way", () => {
    const clock = movableTestClock(new Date("2026-11-22T10:00:00Z"));
    clock.advance({ days: 14, hours: 1, minutes: 2, seconds: 3, ms: 4 });
    expect(clock.now().toISOString()).toBe("2026-12-06T11:02:03.004Z");
    clock.moveTo("2027-01-01T00:00:00+01:00");
    expect(clock.now().toISOString()).toBe("2026-12-31T23:00:00.000Z");
    expect(() => clock.moveTo("soon")).toThrow("no instant");
  });
});

describe("a test's ids", () => {
  test("are valid UUIDv7, ascending, and the same in every run", () => {
    const ids = idSequence("citizen");
    const made = Array.from({ length: 300 }, () => ids.next());
    // RFC 9562 § 4: version 7, variant 10.
    expect(made.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(300);
    expect(idSequence("citizen").next()).toBe(made[0]);
    expect(made[0]).toBe("019b76da-a800-76e5-8f61-000000000001");
  });

  test("of two prefixes do not meet", () => {
    expect(idSequence("citizen").next()).not.toBe(idSequence("peer").next());
  });
});
