import type { RepresentationDocument, RepresentationKind } from "@haandslag/contracts";
import { isRefusal, RepresentationChanged } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { announce } from "../../src/domain/representation/announce.ts";
import { actsFor, endsAs, grantorOf, mayAnswer, seesRepresentation } from "../../src/domain/policies/acts-for.ts";
import { decide, type RepresentationCommand } from "../../src/domain/representation/decide.ts";
import { evolve } from "../../src/domain/representation/evolve.ts";
import type { Facts, Representation } from "../../src/domain/representation/state.ts";
import { transitionTable } from "../../src/domain/representation/transitions.ts";
import { question } from "./given-consent.ts";

const representative = `s_${"r".repeat(43)}`;
const now = new Date("2026-03-10T12:00:00Z");
const facts: Facts = {
  representationId: "0198a000-0000-7000-8000-0000000000f1", referralId: question.referralId, subjectId: question.subjectId, representativeSubjectId: representative,
  kind: "mandate", purposes: ["referral", "feedback"], from: "2026-01-01", to: "2027-01-01", document: "mandate",
  recordedBy: { userId: "login-caseworker", authorityId: "municipality-0101", unitId: "unit-1" },
};
const record = (change: Partial<Facts> = {}, turns15On: string | null = null): RepresentationCommand => ({ command: "record", facts: { ...facts, ...change }, turns15On, now });
const recorded = (change: Partial<Facts> = {}): Representation => ({ ...facts, ...change, status: "recorded" });
const said = (command: RepresentationCommand, state?: Representation) => {
  const decision = decide(command, state);
  return isRefusal(decision) ? [decision.refused, decision.detail] : decision.events;
};

describe("recording that somebody acts for a citizen", () => {
  it("CON-15 CON-26 whoever shows it is told that somebody acts, or no more: in which matters, and neither who nor for whom", () => {
    for (const event of [{ type: "recorded", facts } as const, { type: "ended", by: "ward", at: now.toISOString() } as const]) {
      const told = announce(event, recorded());
      expect(told).toEqual([{ eventType: RepresentationChanged, key: question.referralId, data: { representationId: facts.representationId, referralId: question.referralId, purposes: ["referral", "feedback"] } }]);
      expect(JSON.stringify(told)).not.toMatch(new RegExp(`${representative}|${question.subjectId}`));
    }
  });
  it("CON-15 keeps the kind, the purposes, the days and the document, and ends once", () => {
    expect(said(record())).toEqual([{ type: "recorded", facts }]);
    expect(said(record(), recorded())).toEqual([]);
    expect(said({ command: "end", by: "staff", now }, recorded())).toEqual([{ type: "ended", by: "staff", at: now.toISOString() }]);
    const ended = evolve(recorded(), { type: "ended", by: "ward", at: now.toISOString() });
    expect(ended).toEqual({ ...facts, status: "ended", endedAt: now.toISOString(), endedBy: "ward" });
    expect(said({ command: "end", by: "staff", now }, ended)).toEqual([]);
    expect(said({ command: "end", by: "staff", now })).toEqual(["NOT_FOUND", { command: "end" }]);
    expect(() => evolve(undefined, { type: "ended", by: "ward", at: now.toISOString() })).toThrow(/history is broken/);
  });
  it("nobody represents herself", () => {
    expect(said(record({ representativeSubjectId: question.subjectId }))).toEqual(["REPRESENTATION_NOT_POSSIBLE", { reason: "nobody-represents-herself" }]);
  });
  it.each<[RepresentationKind, RepresentationDocument]>([
    ["guardian-personal", "guardianship-order"], ["guardian-financial", "guardianship-order"], ["mandate", "mandate"], ["future-mandate", "future-mandate-in-force"], ["parent", "custody-in-cpr"],
  ])("a %s is shown by a %s and by nothing else", (kind, document) => {
    for (const other of ["guardianship-order", "mandate", "future-mandate-in-force", "custody-in-cpr"] as const) {
      const answer = said(record({ kind, document: other, to: null }, "2030-01-01"));
      if (other === document) expect(answer).toMatchObject([{ type: "recorded" }]);
      else expect(answer).toEqual(["INPUT_INVALID", { field: "document", kind }]);
    }
  });
  it.each([
    ["that ends before it begins", { from: "2026-05-01", to: "2026-05-01" }, "INPUT_INVALID"],
    ["that is over today", { to: "2026-03-10" }, "INPUT_INVALID"],
    ["that holds today for the last time", { to: "2026-03-11" }, undefined],
    ["that begins later", { from: "2026-06-01" }, undefined],
    ["without a known end", { to: null }, undefined],
  ])("one %s", (_how, change, code) => {
    const answer = said(record(change));
    expect(typeof answer[0] === "string" ? answer : undefined).toEqual(code === undefined ? undefined : [code, { field: "to" }]);
  });

  const parent = { kind: "parent", document: "custody-in-cpr" } as const;
  it.each([
    ["no end was given", null, "2027-05-05"], ["the end is later", "2030-01-01", "2027-05-05"], ["the end is earlier", "2026-12-01", "2026-12-01"], ["the end is that day", "2027-05-05", "2027-05-05"],
  ])("CON-15 a parent's access ends at 15, where %s", (_how, to, ends) => {
    expect(said(record({ ...parent, to }, "2027-05-05"))).toMatchObject([{ facts: { to: ends } }]);
  });
  it("CON-15 of who is 15 already there is no parent's access (Sundhedsloven § 17; *law*, and otherwise *rule of the product*)", () => {
    expect(said(record(parent))).toEqual(["REPRESENTATION_NOT_POSSIBLE", { reason: "young-person-decides" }]);
    expect(said(record(parent, "2026-03-10"))).toEqual(["INPUT_INVALID", { field: "to" }]);
  });
  it("the age is a parent's matter alone", () => {
    expect(said(record({ to: null }, "2027-05-05"))).toMatchObject([{ facts: { to: null } }]);
  });
  it("the transition table is what the code does", () => {
    expect(transitionTable()).toEqual([
      { from: "(none)", command: "record", to: "recorded", by: "the referral service" },
      { from: "recorded", command: "end", to: "ended", by: "caseworker, citizen" },
    ]);
  });
});

describe("CON-15 who acts for the citizen of a consent", () => {
  const login = { role: "citizen", subjectId: representative } as const;
  const right = { representationId: facts.representationId, kind: "mandate" };
  it("says by what right", () => {
    expect(actsFor(login, question, [recorded()], now)).toEqual(right);
  });
  it.each<[string, Partial<Facts> | "ended", Partial<typeof question>]>([
    ["it has ended", "ended", {}],
    ["it is of another referral", { referralId: "0198a000-0000-7000-8000-00000000000b" }, {}],
    ["it is for another citizen", { subjectId: `s_${"b".repeat(43)}` }, {}],
    ["it is another's", { representativeSubjectId: `s_${"q".repeat(43)}` }, {}],
    ["its scope is another purpose", { purposes: ["feedback", "measurement"] }, {}],
    ["it begins tomorrow", { from: "2026-03-11" }, {}],
    ["it was over yesterday", { to: "2026-03-10" }, {}],
    ["it is guardianship in financial matters alone", { kind: "guardian-financial" }, {}],
    ["the consent is for another purpose", {}, { purpose: "measurement" }],
  ])("nobody where %s", (_why, change, consent) => {
    const one: Representation = change === "ended" ? { ...facts, status: "ended", endedAt: now.toISOString(), endedBy: "staff" } : recorded(change);
    expect(actsFor(login, { ...question, ...consent }, [one], now)).toBeUndefined();
    expect(mayAnswer(login, { ...question, ...consent }, [one], now)).toBe(false);
    // What does not hold is not in the way of what does.
    expect(actsFor(login, question, [one, recorded()], now)).toEqual(right);
  });
  it.each([["on its first day", { from: "2026-03-10" }], ["on its last day", { to: "2026-03-11" }], ["without end", { to: null }]])("holds %s", (_when, change) => {
    expect(actsFor(login, question, [recorded(change)], now)).toEqual(right);
  });
  it("days are Danish days", () => {
    const lateInUtc = new Date("2026-03-10T23:30:00Z");
    expect(actsFor(login, question, [recorded({ from: "2026-03-11" })], lateInUtc)).toEqual(right);
    expect(actsFor(login, question, [recorded({ to: "2026-03-11" })], lateInUtc)).toBeUndefined();
  });
  it.each([["a caseworker", { role: "caseworker", subjectId: representative }], ["a login without a subject", { role: "citizen" }]])("not %s", (_who, who) => {
    expect(actsFor(who, question, [recorded()], now)).toBeUndefined();
  });
  it("the citizen answers for herself, also one with a guardian", () => {
    const own = { role: "citizen", subjectId: question.subjectId, assuranceLevel: "high" } as const;
    expect(mayAnswer(own, question, [], now)).toBe(true);
    expect(grantorOf(own, question, [recorded({ representativeSubjectId: question.subjectId })], now)).toEqual({ grantor: question.subjectId, assuranceLevel: "high" });
    expect(mayAnswer(login, question, [recorded()], now)).toBe(true);
    expect(grantorOf({ ...login, assuranceLevel: "substantial" }, question, [recorded()], now)).toEqual({ grantor: representative, assuranceLevel: "substantial", actedFor: right });
    expect(grantorOf({ role: "citizen" }, undefined, [], now)).toEqual({ grantor: "", assuranceLevel: undefined });
  });
});

describe("who ends and who sees that somebody acts for the citizen", () => {
  const caseworker = { role: "caseworker", tenantId: "municipality-0101", unitId: "unit-1" };
  it.each([
    ["a caseworker of the unit", caseworker, "staff", "staff", true],
    ["a caseworker of another unit", { ...caseworker, unitId: "unit-2" }, undefined, undefined, false],
    ["a caseworker of another authority", { ...caseworker, tenantId: "municipality-0147" }, undefined, undefined, false],
    ["the representative", { role: "citizen", subjectId: representative }, "representative", "representative", true],
    ["the citizen, of a mandate and of no guardianship", { role: "citizen", subjectId: question.subjectId }, "ward", undefined, true],
    ["another citizen", { role: "citizen", subjectId: `s_${"b".repeat(43)}` }, undefined, undefined, false],
    ["a coordinator", { role: "coordinator", subjectId: question.subjectId }, undefined, undefined, false],
  ])("CON-29 %s", (_who, who, mandate, guardianship, sees) => {
    expect(endsAs(who, recorded(), now)).toBe(mandate);
    expect(endsAs(who, recorded({ kind: "guardian-personal" }), now)).toBe(guardianship);
    expect(seesRepresentation(who, recorded({ kind: "guardian-personal" }), now)).toBe(sees);
  });
});
