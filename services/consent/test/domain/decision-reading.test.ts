import { consentCommands, DataCategory } from "@haandslag/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categoriesIn } from "../../src/domain/decision/category-set.ts";
import { readConsents } from "../../src/domain/decision/read-consents.ts";
import { readInstant } from "../../src/domain/decision/read-instant.ts";
import { readRequest } from "../../src/domain/decision/read-request.ts";
import { anyRequest, granted, referralA, request, someConsents, subject } from "./decision-cases.ts";

/** The decision reads by hand what these schemas describe; here the two are held together (CON-05). */
const { ConsentToDecide, DecideDisclosure } = consentCommands;

const instants = [
  "2026-02-01T00:00:00Z", "2026-02-01T00:00:00.1Z", "2026-02-01T00:00:00.1239Z", "2026-12-31T23:59:59.999Z", "2024-02-29T12:34:56.789Z", "0999-12-31T23:59:59.999Z", "0042-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z",
  "2026-02-01T00:00Z", "2026-02-30T00:00:00.000Z", "2026-02-01T00:00:00.000+01:00", "2026-02-01T00:00:00.000", "2026-02-01 00:00:00.000Z", "2026-02-01", " 2026-02-01T00:00:00.000Z", "+02026-02-01T00:00:00.0Z", "now",
];
/** What stands in place of a field: near misses more than anything. */
const odd = fc.oneof(
  fc.constantFrom(undefined, null, true, false, 0, 1, 2, -1, 1.5, 2 ** 53, Number.NaN, "", "granted", "1", [], {}, [undefined], ["situation"], ["situation", "situation"], ["contact", "diagnosis"], "situation", { 0: "situation", length: 1 }),
  fc.constantFrom(...instants),
  fc.constantFrom(referralA.toUpperCase(), referralA.slice(1), `${referralA} `, "00000000-0000-0000-0000-000000000000", "0198a000-0000-0000-8000-00000000000a"),
  fc.constantFrom(subject("b"), subject("b").slice(1), `${subject("b")}b`, `p_${"b".repeat(43)}`),
  fc.constantFrom("referral", "feedback", "measurement", "research", "Referral"),
  fc.constantFrom(
    { kind: "citizen" }, { kind: "citizen", id: "s" }, { kind: "authority", id: "municipality-0101" }, { kind: "authority", id: "organisation-bridge" }, { kind: "organisation", id: "organisation-bridge" }, { kind: "organisation", id: "municipality-0101" },
    { kind: "organisation", id: "organisation-bridge", unit: 1 }, { kind: "organisation" }, { kind: "organisation", id: 7 }, { kind: "authority", id: ["municipality-0101"] }, { kind: "peer", id: "organisation-bridge" }, { id: "organisation-bridge" }, [{ kind: "citizen" }], null,
  ),
  fc.anything(),
);
/** The same with some of its fields changed, gone, or joined by others. */
const changed = (value: object, names: readonly string[]): fc.Arbitrary<unknown> =>
  fc.tuple(fc.dictionary(fc.constantFrom(...names, "onlyOn"), odd, { maxKeys: 2, noNullPrototype: true }), fc.subarray([...names], { maxLength: 1 }))
    .map(([others, gone]) => Object.fromEntries(Object.entries({ ...value, ...others }).filter(([name]) => !gone.includes(name))));

const perhaps = <Value>(usual: fc.Arbitrary<Value>, changedInto: (value: Value) => fc.Arbitrary<unknown>) => usual.chain((value) => fc.oneof({ weight: 1, arbitrary: fc.constant(value as unknown) }, { weight: 3, arbitrary: changedInto(value) }));
const consents = fc.oneof({ weight: 12, arbitrary: fc.array(perhaps(someConsents.map(([first]) => first ?? granted()), (consent) => changed(consent, Object.keys(ConsentToDecide.shape))), { maxLength: 2 }) }, { weight: 1, arbitrary: fc.anything() });
const asked = fc.oneof({ weight: 12, arbitrary: perhaps(anyRequest, (one) => changed(one, Object.keys(DecideDisclosure.shape))) }, { weight: 1, arbitrary: fc.anything() });

const listed = (categories: readonly DataCategory[]) => DataCategory.options.filter((category) => categories.includes(category));

describe("what the decision reads by hand is what the schema accepts", () => {
  it("CON-05 of consents", () => {
    const counted = { read: 0, refused: 0 };
    fc.assert(fc.property(consents, (drawn) => {
      const { success, data } = ConsentToDecide.array().safeParse(drawn);
      const read = readConsents(drawn);
      counted[success ? "read" : "refused"] += 1;
      expect(read?.map((consent) => ({ ...consent, categories: categoriesIn(consent.categories) }))).toEqual(success
        ? data.map(({ format: _format, ...consent }) => ({
          ...consent, categories: listed(consent.categories), yesPosition: consent.yesPosition ?? 0,
          validFrom: consent.validFrom === null ? null : Date.parse(consent.validFrom), expiresAt: consent.expiresAt === null ? null : Date.parse(consent.expiresAt),
        }))
        : undefined);
    }), { numRuns: 3000 });
    // Where the draw was cut short (mutation testing) there may be few of either.
    expect(Math.min(counted.read, counted.refused)).toBeGreaterThanOrEqual(counted.read + counted.refused < 3000 ? 0 : 300);
  });

  it("CON-05 CON-02 of requests, and a request that leaves something out is told from one that cannot be read", () => {
    fc.assert(fc.property(asked, (drawn) => {
      const { success, data } = DecideDisclosure.safeParse(drawn);
      const read = readRequest(drawn);
      const isWhole = success && Object.keys(DecideDisclosure.shape).every((name) => data[name as keyof typeof data] !== undefined) && data.categories?.length !== 0;
      if (!success) expect(read).toBe("REQUEST_INVALID");
      else if (!isWhole || typeof read === "string") expect([isWhole, read]).toEqual([false, "REQUEST_INCOMPLETE"]);
      else expect({ ...read, categories: categoriesIn(read.categories) }).toEqual({ ...data, categories: listed(data.categories ?? []) });
    }), { numRuns: 3000 });
  });

  const wrong: Record<string, readonly unknown[]> = {
    format: [2, "1", undefined], consentId: ["", 7, `${referralA}0`, [referralA]], referralId: [undefined, ""], subjectId: [null, referralA, 7, [subject("a")]], purpose: ["research", 7], discloser: [null, { kind: "peer" }, { kind: "citizen", id: "x" }],
    recipient: [undefined, { kind: "organisation" }, { kind: "organisation", id: 7 }, { kind: "organisation", id: ["organisation-harbour"] }], status: ["", 7, null], categories: ["situation", ["diagnosis"], null], validFrom: ["now", undefined, 7, ["2026-02-01T00:00:00.000Z"]], expiresAt: ["2026-02-30T00:00:00.000Z", undefined], despiteProtection: ["false", null],
    lawRow: ["", 7, undefined], epoch: [0, 1.5, "2"], position: [0, null], yesPosition: [0, "2", undefined],
  };
  it.each(Object.entries(wrong))("CON-05 one consent whose %s cannot be read makes all of them unreadable", (name, values) => {
    expect(Object.keys(wrong).toSorted()).toEqual(Object.keys(ConsentToDecide.shape).toSorted());
    for (const value of values) expect(readConsents([granted(), { ...granted(), [name]: value }])).toBeUndefined();
    expect(readConsents([granted(), granted()])).toHaveLength(2);
  });
  it.each([null, undefined, "granted", 7, [granted()]])("CON-05 so does one that is no object: %j", (one) => {
    expect(readConsents([granted(), one])).toBeUndefined();
  });
  it("CON-02 a request about no category is incomplete", () => {
    expect(readRequest({ ...request, categories: [] })).toBe("REQUEST_INCOMPLETE");
  });

  it.each(Object.keys(DecideDisclosure.shape))("CON-02 a request without %s is incomplete, and with a wrong one invalid", (name) => {
    expect(readRequest({ ...request, [name]: undefined })).toBe("REQUEST_INCOMPLETE");
    for (const value of [7, null]) expect(readRequest({ ...request, [name]: value })).toBe("REQUEST_INVALID");
  });

  it.each(instants)("an instant is the same moment, however it is written: %s", (text) => {
    const { success } = ConsentToDecide.shape.validFrom.safeParse(text);
    expect(readInstant(text)).toBe(success ? Date.parse(text) : undefined);
  });
  it("and every moment that we write is read as it was", () => {
    fc.assert(fc.property(fc.date({ min: new Date("0000-01-01T00:00:00.000Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true }), (moment) => readInstant(moment.toISOString()) === moment.getTime()));
  });
  it("an id in capitals is the same id", () => {
    expect(readConsents([granted({ consentId: referralA.toUpperCase() })])?.[0]?.consentId).toBe(referralA);
  });
});
