import { describe, expect, test } from "vitest";
import { beginCall, callHeaders, currentCall, findCurrentCall, withinCall } from "../../src/index.ts";

const trace = "0af7651916cd43dd8448eb211c80319c";
const span = "b7ad6b7169203331";

describe("OPS-05 a call takes over a trace that is well formed, with a span of its own", () => {
  test("well formed", () => {
    expect(beginCall({ traceparent: `00-${trace}-${span}-00` }).traceparent).toMatch(new RegExp(`^00-${trace}-(?!${span})[0-9a-f]{16}-01$`));
  });

  test.each([
    ["none", undefined], ["empty", ""], ["in capitals", `00-${trace.toUpperCase()}-${span}-01`], ["of zeros", `00-${"0".repeat(32)}-${span}-01`],
    ["whose span is zeros", `00-${trace}-${"0".repeat(16)}-01`], ["of another version", `ff-${trace}-${span}-01`], ["with more behind it", `00-${trace}-${span}-01-x`],
    ["too short", `00-${trace.slice(1)}-${span}-01`], ["with a line break", `00-${trace}-${span}-01\r\nx: y`],
  ])("%s: a new one", (_what, traceparent) => {
    const begun = beginCall({ traceparent }).traceparent;
    expect(begun).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(begun).not.toContain(trace);
    expect(begun).not.toContain("0".repeat(16));
  });
});

const numbered = (i: number): string => `019aa000-0000-7000-8000-${String(i).padStart(12, "0")}`;

describe("CON-26 a correlation id is taken over where it is a UUID, and nothing else is", () => {
  test("a UUID", () => { expect(beginCall({ correlationId: numbered(7) }).correlationId).toBe(numbered(7)); });

  test.each([["a CPR number's form", "010190-1234"], ["that without a hyphen", "0101901234"], ["a phone number", "20304050"], ["a word", "Rosinante"], ["a UUID with more behind it", `${numbered(7)}-010190-1234`], ["nothing", ""]])("%s: a new one", (_what, correlationId) => {
    expect(beginCall({ correlationId }).correlationId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect(beginCall({ correlationId }).correlationId).not.toBe(numbered(7));
  });
});

test("OPS-05 what runs inside a call knows it, whatever else runs meanwhile", async () => {
  const seen = await Promise.all(Array.from({ length: 20 }, (_, i) => withinCall(beginCall({ correlationId: numbered(i) }), async () => {
    await new Promise((resolve) => { setTimeout(resolve, 20 - i); });
    return currentCall().correlationId;
  })));
  expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => numbered(i)));
  expect(findCurrentCall()).toBeUndefined();
  expect(currentCall().correlationId).not.toBe(currentCall().correlationId);
});

test("two calls share nothing, and hand on what they have", () => {
  const a = beginCall({});
  const b = beginCall({});
  expect(a.correlationId).not.toBe(b.correlationId);
  expect(a.traceparent.slice(3, 35)).not.toBe(b.traceparent.slice(3, 35));
  expect(callHeaders(a)).toEqual({ "x-correlation-id": a.correlationId, traceparent: a.traceparent });
});
