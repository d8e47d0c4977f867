import { describe, expect, it } from "vitest";
import type { Assisted } from "../../src/domain/consent/state.ts";
import { danish, english, given, grant, narrow, onDay, question, request, when } from "./given-consent.ts";

const assisted = (change: Partial<Assisted> = {}): Assisted => ({
  method: "paper", answeredOn: "2026-03-03", notice: danish, language: "ar", interpreter: "by-phone", copy: "handed-over", writingWaived: false,
  recordedBy: { userId: "login-caseworker", unitId: "unit-1" }, ...change,
});
/** Written down on the third day after the question. */
const recorded = (change: Partial<Assisted> = {}, o: Parameters<typeof grant>[0] = {}) => grant({ assuranceLevel: undefined, assisted: assisted(change), now: onDay(3), ...o });
const requested = given(request);
const underSundhedsloven = given({ command: "request", now: onDay(0), question: { ...question, lawRow: "health-professional.referral.adult" } });

describe("CON-11 an answer without a login", () => {
  it("keeps what was shown, in which language, through which interpreter, how the copy got there and who wrote it down", () => {
    expect(when(recorded(), requested)).toMatchObject([{
      type: "granted", validFrom: onDay(3).toISOString(),
      yes: { method: "paper", notice: danish, lawRow: "authority.referral.adult", grantor: question.subjectId, assisted: assisted() },
    }]);
    expect(when(recorded({ method: "in-person" }), requested)).toMatchObject([{ yes: { method: "in-person" } }]);
  });
  it("counts the year from the day on which it was signed, not from the one on which it was written down", () => {
    expect(when(recorded(), requested)).toMatchObject([{ expiresAt: "2027-03-02T23:00:00.000Z" }]);
    expect(when(recorded({ answeredOn: "2026-03-02" }), requested)).toMatchObject([{ expiresAt: "2027-03-01T23:00:00.000Z" }]);
    expect(when(recorded({}, { expiresAt: new Date("2027-03-02T23:00:00.001Z") }), requested)).toBe("CONSENT_TOO_LONG");
  });
  it.each([
    ["before the question was asked", "2026-03-01", "INPUT_INVALID"],
    ["on the day of the question", "2026-03-02", undefined],
    ["today", "2026-03-05", undefined],
    ["tomorrow", "2026-03-06", "INPUT_INVALID"],
    ["on no day at all", "2026-13-01", "INPUT_INVALID"],
  ])("that was given %s", (_when, answeredOn, code) => {
    const said = when(recorded({ answeredOn }), requested);
    expect(typeof said === "string" ? said : undefined).toBe(code);
  });
  it("needs the same text as any yes, and as few categories as were asked", () => {
    expect(when(recorded({}, { shown: { ...danish, hash: "b".repeat(64) } }), requested)).toBe("NOTICE_CHANGED");
    expect(when(recorded({}, { categories: ["contact"] }), requested)).toBe("CONSENT_CATEGORY_NOT_ASKED");
  });
  it("renews too, from the day of the first yes on", () => {
    const granted = given(request, recorded());
    const again = (answeredOn: string) => when({ command: "renew", shown: english, expiresAt: undefined, grantor: question.subjectId, assuranceLevel: undefined, assisted: assisted({ answeredOn, notice: english }), now: onDay(300) }, granted);
    expect(again("2026-12-20")).toMatchObject([{ type: "renewed", expiresAt: "2027-12-19T23:00:00.000Z", yes: { method: "paper", notice: english } }]);
    expect(again("2026-03-05")).toMatchObject([{ type: "renewed" }]);
    expect(again("2026-03-04")).toBe("INPUT_INVALID");
  });
  it("is narrowed like any other", () => {
    expect(given(request, recorded(), narrow(onDay(4), "wishes"))).toMatchObject({ given: { categories: ["wishes"], yes: { method: "paper" } } });
  });
});

describe("CON-11 the form (Sundhedsloven § 44; *law*): written, unless the case calls for doing without", () => {
  it.each([
    ["paper", false, undefined], ["in-person", true, undefined], ["in-person", false, "CONSENT_FORM_MISSING"],
  ] as const)("%s, waived %s", (method, writingWaived, code) => {
    const said = when(recorded({ method, writingWaived }), underSundhedsloven);
    expect(typeof said === "string" ? said : undefined).toBe(code);
  });
  it("of a municipality the law asks for no writing (GDPR art. 9(2)(a); *law*)", () => {
    expect(when(recorded({ method: "in-person" }), requested)).toHaveLength(1);
  });
  it("a login is writing", () => {
    expect(when(grant(), underSundhedsloven)).toMatchObject([{ yes: { method: "login", lawRow: "health-professional.referral.adult" } }]);
  });
});

describe("CON-15 who may say yes for the citizen (Værgemålsloven § 5 and others; *law*)", () => {
  const young = given({ command: "request", now: onDay(0), question: { ...question, lawRow: "health-professional.referral.15-17" } });
  const by = (kind: "guardian-personal" | "guardian-financial" | "mandate" | "future-mandate" | "parent") => grant({ grantor: `s_${"r".repeat(43)}`, actedFor: { representationId: "0198a000-0000-7000-8000-0000000000f1", kind } });
  it.each([["guardian-personal", true], ["mandate", true], ["future-mandate", true], ["guardian-financial", false], ["parent", false]] as const)("for an adult: %s %s", (kind, may) => {
    const said = when(by(kind), requested);
    if (may) expect(said).toMatchObject([{ yes: { method: "login", grantor: `s_${"r".repeat(43)}`, actedFor: { kind } } }]);
    else expect(said).toBe("REPRESENTATION_NOT_COVERING");
  });
  it.each(["guardian-personal", "mandate", "future-mandate", "guardian-financial", "parent"] as const)("for a young person of 15 to 17 nobody else, no %s (Sundhedsloven § 17; *law*)", (kind) => {
    expect(when(by(kind), young)).toBe("REPRESENTATION_NOT_COVERING");
  });
  it("the young person herself (Sundhedsloven § 17; *law*)", () => {
    expect(when(grant(), young)).toHaveLength(1);
  });
  it("a representative's login is as sure as the citizen's", () => {
    expect(when({ ...by("mandate"), assuranceLevel: "low" }, requested)).toBe("ASSURANCE_TOO_LOW");
  });
});

describe("saying no without a login", () => {
  it("CON-11 keeps the same, and replays to it", () => {
    const no = assisted({ method: "in-person" });
    expect(when({ command: "refuse", by: "staff", assisted: no, now: onDay(3) }, requested)).toEqual([{ type: "refused", by: "staff", assisted: no, at: onDay(3).toISOString() }]);
    expect(given(request, { command: "refuse", by: "staff", assisted: no, now: onDay(3) })).toMatchObject({ status: "refused", assisted: no });
  });
  it("is not in the way of one who says it by login", () => {
    const plain = given(request, { command: "refuse", by: "citizen", now: onDay(3) });
    expect("assisted" in plain).toBe(false);
  });
});

it("CON-15 the yes of a login that is neither the citizen's nor has a right that holds is refused, and never hers", () => {
  const stranger = `s_${"r".repeat(43)}`;
  expect(when(grant({ grantor: stranger }), requested)).toBe("REPRESENTATION_NOT_COVERING");
  expect(when({ command: "renew", shown: english, expiresAt: undefined, grantor: stranger, assuranceLevel: "high", now: onDay(300) }, given(request, grant()))).toBe("REPRESENTATION_NOT_COVERING");
  expect(when(grant({ grantor: question.subjectId }), requested)).toHaveLength(1);
});
