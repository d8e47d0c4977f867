import type { DataCategory } from "@haandslag/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide as decideRead } from "../../src/domain/decision/decide.ts";
import { decideDisclosure } from "../../src/domain/decision/decide-disclosure.ts";
import { readConsents } from "../../src/domain/decision/read-consents.ts";
import { readRequest } from "../../src/domain/decision/read-request.ts";
import { sameParty } from "../../src/domain/party.ts";
import { anyRequest, atLeast, bridge, granted, harbour, municipality, now, referralB, refused, region, request, someConsents, subject } from "./decision-cases.ts";

const denied = (...reasons: string[]) => ({ permitted: false, reasons });
const decide = (consents: unknown, asked: unknown = request, time = now) => decideDisclosure(consents, asked, time, "all");

describe("the consent decision", () => {
  it("CON-07 a permit names the consent, its epoch and exactly the allowed categories", () => {
    expect(decide([granted()])).toEqual({ permitted: true, consentId: granted().consentId, epoch: 2, categories: ["situation", "wishes"], despiteProtection: false, reasons: ["COVERED"] });
    expect(decideDisclosure([granted({ categories: ["wishes"] })], request, now, "any")).toMatchObject({ permitted: true, categories: ["wishes"] });
    expect(decide([granted({ despiteProtection: true })])).toMatchObject({ despiteProtection: true });
  });

  it.each([
    ["another citizen", { subjectId: subject("b") }, "NO_CONSENT"],
    ["another referral", { referralId: referralB }, "NO_CONSENT"],
    ["another discloser", { discloser: region }, "NO_CONSENT"],
    ["another recipient", { recipient: bridge }, "NO_CONSENT"],
    ["another purpose", { purpose: "feedback" }, "NO_CONSENT"],
    ["a category that was not ticked", { categories: ["situation"] }, "CATEGORY_NOT_COVERED"],
    ["a consent that begins later", { validFrom: "2026-03-01T12:00:00.001Z" }, "NOT_YET_VALID"],
    ["a consent that ends at this very moment", { expiresAt: "2026-03-01T12:00:00.000Z" }, "EXPIRED"],
    ["a consent without a period", { validFrom: null }, "NOT_YET_VALID"],
  ] as const)("CON-01 denies where the consent is for %s", (_situation, change, reason) => {
    expect(decide([granted({ ...change } as never)])).toEqual(denied(reason));
  });

  it("CON-01 the first moment of the period is in it", () => {
    expect(decide([granted({ validFrom: now.toISOString() })])).toMatchObject({ permitted: true });
  });

  it.each(["referralId", "subjectId", "discloser", "recipient", "purpose", "categories"])("CON-02 a request without %s is denied, whatever is granted", (field) => {
    expect(decide([granted()], { ...request, [field]: undefined })).toEqual(denied("REQUEST_INCOMPLETE"));
  });
  it("CON-02 no categories is not all categories", () => {
    expect(decide([granted()], { ...request, categories: [] })).toEqual(denied("REQUEST_INCOMPLETE"));
  });

  it.each([["requested", "NOT_GRANTED"], ["lapsed", "NOT_GRANTED"], ["expired", "EXPIRED"], ["refused", "REFUSED"], ["revoked", "REVOKED"], ["suspended", "NOT_GRANTED"], ["Granted", "NOT_GRANTED"]])(
    "CON-06 %s permits nothing", (status, reason) => {
      expect(decide([granted({ status })])).toEqual(denied(reason));
    });

  it("CON-04 a refusal after the yes beats it, and a tie is a deny, whatever the clocks said", () => {
    const yes = granted({ yesPosition: 5, position: 5 });
    expect(decide([yes, refused({ position: 6 })])).toEqual(denied("REFUSED"));
    expect(decide([yes, refused({ position: 5 })])).toEqual(denied("REFUSED"));
    expect(decide([yes, refused({ position: 4 })])).toMatchObject({ permitted: true });
    expect(decide([yes, refused({ position: 6, status: "revoked" })])).toEqual(denied("REVOKED"));
  });
  it("CON-04 a refusal beats what it was about and nothing else", () => {
    const yes = granted();
    expect(decide([yes, refused({ position: 9, categories: ["identity"] })])).toMatchObject({ permitted: true });
    expect(decide([yes, refused({ position: 9, purpose: "feedback" })])).toMatchObject({ permitted: true });
    expect(decide([yes, refused({ position: 9, referralId: referralB })])).toMatchObject({ permitted: true });
  });
  it("CON-04 narrowing after a refusal does not carry the yes past it", () => {
    expect(decide([granted({ yesPosition: 2, position: 9, epoch: 3 }), refused({ position: 6 })])).toEqual(denied("REFUSED"));
  });
  it("CON-04 a status that we do not know may be a refusal and beats like one", () => {
    expect(decide([granted(), refused({ position: 9, status: "blocked" })])).toEqual(denied("NOT_GRANTED"));
  });

  it.each([
    ["an unknown purpose", [granted()], { ...request, purpose: "research" }, "REQUEST_INVALID"],
    ["an unknown category", [granted()], { ...request, categories: ["diagnosis"] }, "REQUEST_INVALID"],
    ["a request that is no object", [granted()], "everything", "REQUEST_INVALID"],
    ["a consent of another version", [granted({ format: 2 } as never)], request, "EVALUATION_FAILED"],
    ["a consent with a limit that we do not know", [{ ...granted(), onlyOn: "weekdays" }], request, "EVALUATION_FAILED"],
    ["a consent whose law is no word", [granted({ lawRow: 7 } as never)], request, "EVALUATION_FAILED"],
    ["a consent whose law is an empty word", [granted({ lawRow: "" })], request, "EVALUATION_FAILED"],
    ["a consent that names no law", [granted({ lawRow: undefined } as never)], request, "EVALUATION_FAILED"],
    ["an unreadable consent beside a good one", [granted(), { ...granted(), categories: "all" }], request, "EVALUATION_FAILED"],
    ["consents that are no list", { 0: granted() }, request, "EVALUATION_FAILED"],
    ["nothing at all", undefined, request, "EVALUATION_FAILED"],
  ])("CON-05 %s is a deny with a reason", (_situation, consents, asked, reason) => {
    expect(decide(consents, asked)).toEqual(denied(reason));
  });
  it("CON-05 a clock that has no time, or a getter that throws, is a deny", () => {
    expect(decide([granted()], request, new Date(Number.NaN))).toEqual(denied("EVALUATION_FAILED"));
    const trap = new Proxy({}, { get: () => { throw new Error("trap"); } });
    expect(decide([granted()], trap)).toEqual(denied("EVALUATION_FAILED"));
    expect(decide([trap])).toEqual(denied("EVALUATION_FAILED"));
    expect(decide(trap)).toEqual(denied("EVALUATION_FAILED"));
  });

  it.each([
    ["has ended", "authority.referral.15-17.serviceloven", ["authority.referral.15-17.serviceloven"]],
    ["refuses", "under-15", ["under-15"]],
    ["this program does not know", "authority.referral.2031", ["authority.referral.2031"]],
    ["is none at all", null, []],
  ])("CON-10 what was given under a row of the law table that %s is denied, and the answer names the row", (_how, lawRow, lawRows) => {
    expect(decide([granted({ lawRow })])).toEqual({ ...denied("LAW_ROW_NOT_IN_FORCE"), lawRows });
  });
  it("CON-10 names each such row once, and only those that are in the way", () => {
    const ended = (id: string, change = {}) => granted({ consentId: `0198a000-0000-7000-8000-0000000000${id}`, lawRow: "under-15", ...change });
    expect(decide([ended("01"), ended("02"), ended("03", { lawRow: "another" }), ended("04", { lawRow: "older", status: "expired" }), ended("05", { lawRow: "authority.referral.adult", categories: ["wishes"] })]))
      .toEqual({ ...denied("CATEGORY_NOT_COVERED", "EXPIRED", "LAW_ROW_NOT_IN_FORCE"), lawRows: ["another", "under-15"] });
    expect(decide([ended("01"), granted()])).toMatchObject({ permitted: true, consentId: granted().consentId });
    expect(decide([granted({ lawRow: "under-15", expiresAt: "2026-03-01T12:00:00.000Z" })])).toEqual(denied("EXPIRED"));
  });
  it("CON-10 a row holds to its last millisecond", () => {
    const before = granted({ lawRow: "authority.referral.15-17.serviceloven", validFrom: "2023-06-01T00:00:00.000Z", expiresAt: "2024-06-01T00:00:00.000Z" });
    expect(decide([before], request, new Date("2023-12-31T22:59:59.999Z"))).toMatchObject({ permitted: true });
    expect(decide([before], request, new Date("2023-12-31T23:00:00.000Z"))).toMatchObject({ reasons: ["LAW_ROW_NOT_IN_FORCE"] });
    const first = granted({ validFrom: "2018-01-01T00:00:00.000Z" });
    expect(decide([first], request, new Date("2018-05-24T22:00:00.000Z"))).toMatchObject({ permitted: true });
    expect(decide([first], request, new Date("2018-05-24T21:59:59.999Z"))).toMatchObject({ reasons: ["LAW_ROW_NOT_IN_FORCE"] });
  });

  it("CON-07 one permit rests on one consent: two halves do not make a whole", () => {
    const situation = granted({ categories: ["situation"] });
    const wishes = granted({ categories: ["wishes"], consentId: "0198a000-0000-7000-8000-000000000003", yesPosition: 3, position: 3 });
    expect(decide([situation, wishes])).toEqual(denied("CATEGORY_NOT_COVERED"));
    expect(decideDisclosure([situation, wishes], request, now, "any")).toMatchObject({ permitted: true, consentId: wishes.consentId, categories: ["wishes"] });
  });
});

describe("which of several consents a permit rests on", () => {
  const id = (n: number) => `0198a000-0000-7000-8000-00000000000${n}`;
  const narrow = granted({ consentId: id(1), categories: ["situation"], position: 9, yesPosition: 9 });
  const wide = granted({ consentId: id(2), position: 3, yesPosition: 3 });
  const wider = granted({ consentId: id(4), position: 1, yesPosition: 1, categories: ["situation", "wishes", "practical"] });
  const bothWays = (...consents: unknown[]) => [consents, consents.toReversed()];

  it("the one that covers most of what was asked, then the newest yes, then the smaller id", () => {
    for (const consents of bothWays(narrow, wide)) expect(decideDisclosure(consents, request, now, "any")).toMatchObject({ consentId: id(2), categories: ["situation", "wishes"] });
    for (const consents of bothWays(wide, wider)) expect(decide(consents)).toMatchObject({ consentId: id(2) });
    for (const consents of bothWays(wide, { ...wide, consentId: id(3) })) expect(decide(consents)).toMatchObject({ consentId: id(2) });
    for (const consents of bothWays(wide, { ...wide, consentId: id(1), yesPosition: 4, position: 4 })) expect(decide(consents)).toMatchObject({ consentId: id(1) });
    const three: DataCategory[] = ["situation", "wishes", "practical"];
    for (const consents of bothWays(wider, { ...wide, categories: ["wishes", "practical"] })) expect(decideDisclosure(consents, { ...request, categories: three }, now, "any")).toMatchObject({ consentId: id(4), categories: three });
  });
  it("a second yes that a later no beats is none, and what is left of the first still is", () => {
    const no = refused({ position: 5, categories: ["wishes"] });
    expect(decideDisclosure([wide, no], request, now, "any")).toMatchObject({ permitted: true, categories: ["situation"] });
    expect(decide([wide, no])).toEqual(denied("REFUSED"));
    expect(decide([granted({ categories: ["situation"] }), no])).toEqual(denied("CATEGORY_NOT_COVERED", "REFUSED"));
  });
});

describe("the decision over what was read", () => {
  it("CON-02 CON-05 is total: no category, or a clock without time, is a deny", () => {
    const asked = readRequest(request);
    const consents = readConsents([granted()]);
    if (typeof asked === "string" || consents === undefined) throw new Error("These cannot be read.");
    expect(decideRead(consents, asked, now)).toMatchObject({ permitted: true });
    expect(decideRead(consents, { ...asked, categories: 0 }, now, "any")).toEqual(denied("REQUEST_INCOMPLETE"));
    expect(decideRead(consents, asked, new Date(Number.NaN))).toEqual(denied("EVALUATION_FAILED"));
    expect(decideRead(consents, { ...asked, categories: asked.categories | 256 }, now)).toEqual(denied("CATEGORY_NOT_COVERED"));
  });
});

describe("the consent decision, whatever is drawn", () => {
  const holds = <Drawn>(property: fc.IProperty<Drawn>) => fc.assert(property, { numRuns: 2000 });

  it("CON-01 CON-06 CON-07 every permit names a granted consent that matches in all, in its time, and no category beyond it", () => {
    let permits = 0;
    let drawn = 0;
    holds(fc.property(someConsents, anyRequest, atLeast, (consents, asked, least) => {
      const decision = decideDisclosure(consents, asked, now, least);
      drawn += 1;
      if (!decision.permitted) return decision.reasons.length > 0;
      permits += 1;
      const consent = consents.find(({ consentId }) => consentId === decision.consentId);
      expect(consent).toMatchObject({ status: "granted", subjectId: asked.subjectId, referralId: asked.referralId, purpose: asked.purpose, epoch: decision.epoch });
      if (consent?.validFrom == null || consent.expiresAt === null) return false;
      return sameParty(consent.discloser, asked.discloser) && sameParty(consent.recipient, asked.recipient)
        && Date.parse(consent.validFrom) <= now.getTime() && now.getTime() < Date.parse(consent.expiresAt)
        && decision.categories.length > 0 && decision.categories.every((category) => consent.categories.includes(category) && asked.categories.includes(category))
        && (least === "any" || decision.categories.length === asked.categories.length);
    }));
    // Where the draw was cut short (mutation testing) there may be few of them.
    expect(permits).toBeGreaterThanOrEqual(drawn < 2000 ? 0 : 200);
  });

  it("CON-03 the order of the consents and a second asking change nothing", () => {
    holds(fc.property(someConsents.chain((consents) => fc.tuple(fc.constant(consents), fc.shuffledSubarray(consents, { minLength: consents.length }))), anyRequest, atLeast, ([consents, shuffled], asked, least) => {
      const first = decideDisclosure(consents, asked, now, least);
      expect(decideDisclosure(shuffled, asked, now, least)).toEqual(first);
      expect(decideDisclosure(structuredClone(consents), { ...asked, categories: asked.categories.toReversed() }, new Date(now), least)).toEqual(first);
    }));
  });

  it("CON-08 narrowing, revoking, refusing or running out never turns a deny into a permit", () => {
    holds(fc.property(someConsents, anyRequest, atLeast, fc.nat(), fc.constantFrom("narrow", "revoke", "refuse", "expire"), (consents, asked, least, pick, change) => {
      if (consents.length === 0 || decideDisclosure(consents, asked, now, least).permitted) return;
      const at = pick % consents.length;
      const position = Math.max(...consents.map((consent) => consent.position)) + 1;
      const after = consents.map((consent, i) => {
        if (i !== at) return consent;
        const next = { ...consent, epoch: consent.epoch + 1, position };
        if (change === "revoke") return { ...next, status: "revoked" };
        if (change === "refuse") return { ...next, status: "refused" };
        // Only what is granted can be narrowed, or run out.
        if (consent.status !== "granted") return consent;
        return change === "expire" ? { ...next, status: "expired" } : { ...next, categories: consent.categories.slice(1) };
      });
      expect(decideDisclosure(after, asked, now, least).permitted).toBe(false);
    }));
  });

  it("CON-04 after a revocation at a later position nothing of the same question is permitted", () => {
    holds(fc.property(someConsents, anyRequest, atLeast, (consents, asked, least) => {
      const position = Math.max(1, ...consents.map((consent) => consent.position));
      const revocation = { ...refused({ ...asked, status: "revoked", position }), consentId: "0198a000-0000-7000-8000-0000000000ff" };
      expect(decideDisclosure([...consents, revocation], asked, now, least).permitted).toBe(false);
    }));
  });

  it("CON-05 anything at all in place of consents and request is decided, and denied", () => {
    holds(fc.property(fc.anything({ withDate: true, withMap: true, withNullPrototype: true }), fc.anything(), atLeast, (consents, asked, least) => {
      expect(decideDisclosure(consents, asked, now, least).permitted).toBe(false);
    }));
  });

  it("CON-02 whatever a request leaves out, it is denied for it", () => {
    holds(fc.property(someConsents, anyRequest, fc.constantFrom("referralId", "subjectId", "discloser", "recipient", "purpose", "categories"), (consents, asked, field) => {
      expect(decideDisclosure(consents, { ...asked, [field]: undefined }, now, "any")).toEqual({ permitted: false, reasons: ["REQUEST_INCOMPLETE"] });
    }));
  });
});

it("a party is told from another by kind and id", () => {
  expect(sameParty(municipality, { ...municipality })).toBe(true);
  expect(sameParty(municipality, region)).toBe(false);
  expect(sameParty(harbour, { kind: "citizen" })).toBe(false);
});
