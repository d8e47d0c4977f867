import type { consentCommands, DataCategory } from "@haandslag/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bitOf } from "../../src/domain/decision/category-set.ts";
import { decide } from "../../src/domain/decision/decide.ts";
import { mayReceive, type ReceiptQuestion } from "../../src/domain/decision/may-receive.ts";
import { readConsents } from "../../src/domain/decision/read-consents.ts";
import { bridge, granted, harbour, municipality, now, referralA, referralB, refused, region, someConsents, subject } from "./decision-cases.ts";

const setOf = (...categories: DataCategory[]) => categories.reduce((set, category) => set | bitOf(category), 0);
const question = (change: Partial<ReceiptQuestion> = {}): ReceiptQuestion =>
  ({ subjectId: subject("a"), recipient: harbour, purpose: "referral", categories: setOf("situation", "wishes"), referralId: undefined, ...change });
const ask = (consents: readonly consentCommands.ConsentToDecide[], change: Partial<ReceiptQuestion> = {}) => mayReceive(readConsents(consents) ?? [], question(change), now);
const id = (n: number) => `0198a000-0000-7000-8000-00000000000${n}`;
const nothing = (...reasons: string[]) => ({ permitted: false, reasons, categories: [] });

describe("may this one receive that about this citizen", () => {
  it("CON-07 a yes names the consent, its epoch and the categories, and nothing more", () => {
    expect(ask([granted()])).toEqual({ permitted: true, reasons: ["COVERED"], consentId: granted().consentId, epoch: 2, categories: ["situation", "wishes"] });
  });
  it("CON-01 a part is no yes, and is told, from the consent that covers it", () => {
    expect(ask([granted({ categories: ["wishes", "contact"] })])).toEqual({ permitted: false, reasons: ["CATEGORY_NOT_COVERED"], consentId: granted().consentId, epoch: 2, categories: ["wishes"] });
    expect(ask([granted({ categories: ["contact"] })])).toEqual(nothing("CATEGORY_NOT_COVERED"));
  });
  it.each([
    ["another citizen", { subjectId: subject("b") }], ["another recipient", { recipient: bridge }], ["another purpose", { purpose: "feedback" }], ["another referral", { referralId: referralB }],
  ] as const)("CON-01 of consents about %s nothing is said", (_what, change) => {
    expect(ask([granted()], change)).toEqual(nothing("NO_CONSENT"));
  });
  it.each([
    ["citizen", { subjectId: subject("b") }], ["recipient", { recipient: bridge }], ["purpose", { purpose: "feedback" }], ["referral", { referralId: referralB }],
  ] as const)("and a consent about another %s beside it adds no reason", (_what, change) => {
    const beside = granted({ consentId: id(7), discloser: region, ...change });
    for (const consents of [[granted({ categories: ["contact"] }), beside], [beside, granted({ categories: ["contact"] })]]) expect(ask(consents, { referralId: referralA })).toEqual(nothing("CATEGORY_NOT_COVERED"));
  });
  it("CON-16 each referral stands by itself: a no in one takes nothing from the yes in another", () => {
    const yes = granted({ consentId: id(1), referralId: referralA, position: 1, yesPosition: 1 });
    const no = refused({ consentId: id(2), referralId: referralB, position: 2 });
    for (const consents of [[yes, no], [no, yes]]) expect(ask(consents)).toMatchObject({ permitted: true, consentId: id(1) });
    expect(ask([yes, no], { referralId: referralA })).toMatchObject({ permitted: true });
    expect(ask([yes, no], { referralId: referralB })).toEqual(nothing("REFUSED"));
    expect(ask([yes, { ...no, referralId: referralA }])).toEqual(nothing("REFUSED"));
  });
  it("every reason is told once, in the order of the list", () => {
    const consents = [refused({ consentId: id(1), referralId: referralB, status: "revoked" }), granted({ consentId: id(2), expiresAt: now.toISOString() }), refused({ consentId: id(3), referralId: referralB, status: "revoked", discloser: region })];
    for (const order of [consents, consents.toReversed()]) expect(ask(order)).toEqual(nothing("EXPIRED", "REVOKED"));
  });
  it("the newest yes that covers everything answers, before a newer one that covers a part; ids break a tie", () => {
    const whole = granted({ consentId: id(5), position: 3, yesPosition: 3 });
    const older = granted({ consentId: id(1), referralId: referralB, position: 2, yesPosition: 2 });
    const part = granted({ consentId: id(2), referralId: referralB, position: 9, yesPosition: 9, categories: ["wishes"], discloser: region });
    const twin = granted({ consentId: id(4), referralId: referralB, position: 3, yesPosition: 3, discloser: municipality });
    for (const consents of [[older, part, whole], [whole, part, older]]) expect(ask(consents)).toMatchObject({ permitted: true, consentId: id(5) });
    for (const consents of [[whole, twin], [twin, whole]]) expect(ask(consents)).toMatchObject({ permitted: true, consentId: id(4) });
    expect(ask([part, granted({ consentId: id(6), categories: ["situation"], position: 1, yesPosition: 1 })])).toMatchObject({ permitted: false, consentId: id(2), categories: ["wishes"] });
  });
  it("CON-03 a yes is one that `decide` says of some referral and discloser, whatever the order", () => {
    fc.assert(fc.property(someConsents.chain((consents) => fc.tuple(fc.constant(consents), fc.shuffledSubarray(consents, { minLength: consents.length }))), fc.constantFrom(referralA, referralB, undefined), ([consents, shuffled], referralId) => {
      const answer = ask(consents, { referralId });
      expect(ask(shuffled, { referralId })).toEqual(answer);
      const read = readConsents(consents) ?? [];
      const permits = read.filter((consent) => referralId === undefined || consent.referralId === referralId)
        .map((consent) => decide(read, { ...question(), referralId: consent.referralId, discloser: consent.discloser }, now));
      expect(answer.permitted).toBe(permits.some(({ permitted }) => permitted));
    }), { numRuns: 1000 });
  });
});
