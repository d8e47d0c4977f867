import { describe, expect, it } from "vitest";
import { endsAs } from "../../src/domain/policies/acts-for.ts";
import type { Representation } from "../../src/domain/representation/state.ts";
import { isOwn, mayEnd, mayRecord, ownSubject, seenOfReferral, seesOverdueOf, wordOf } from "../../src/domain/policies/may-know.ts";

const now = new Date("2026-12-31T22:59:59.999Z");
const subjectId = `s_${"a".repeat(43)}`;
const municipality = { kind: "authority", id: "municipality-0101" } as const;
const harbour = { kind: "organisation", id: "organisation-harbour" } as const;
const referral = { subjectId, discloser: municipality, recipient: harbour, senderUnitId: "unit-1" };
const feedback = { subjectId, discloser: harbour, recipient: municipality, senderUnitId: "unit-1" };
const measurement = { subjectId, discloser: { kind: "citizen" } as const, recipient: harbour, senderUnitId: "unit-1" };

/** The ledger of a referral that was sent to the harbour, and opened to one of its peers. */
const released = [{ recipient: "organisation-harbour", peerId: null }, { recipient: "organisation-harbour", peerId: "peer-1" }, { recipient: "municipality-0101", peerId: null }];

const people = {
  "the citizen": { role: "citizen", subjectId },
  "another citizen": { role: "citizen", subjectId: `s_${"b".repeat(43)}` },
  "a citizen without subject": { role: "citizen" },
  "a caseworker of the authority": { role: "caseworker", tenantId: "municipality-0101", unitId: "unit-1" },
  "a caseworker of another unit": { role: "caseworker", tenantId: "municipality-0101", unitId: "unit-2" },
  "a caseworker of no unit": { role: "caseworker", tenantId: "municipality-0101" },
  "a team leader of the unit": { role: "team-leader", tenantId: "municipality-0101", unitId: "unit-1" },
  "a team leader of another unit": { role: "team-leader", tenantId: "municipality-0101", unitId: "unit-2" },
  "a caseworker of another": { role: "caseworker", tenantId: "municipality-0147", unitId: "unit-1" },
  "a coordinator of the organisation": { role: "coordinator", tenantId: "organisation-harbour" },
  "a peer of the organisation": { role: "peer", tenantId: "organisation-harbour", peerId: "peer-1" },
  "another peer of the organisation": { role: "peer", tenantId: "organisation-harbour", peerId: "peer-2" },
  "a peer without an id": { role: "peer", tenantId: "organisation-harbour" },
  "a coordinator of another": { role: "coordinator", tenantId: "organisation-bridge" },
  "staff of a tenant that is called citizen": { role: "coordinator", tenantId: "citizen-x" },
} as const;

describe("CON-13 CON-29 who may stop or narrow", () => {
  it.each([
    ["the citizen", true, true, true],
    ["another citizen", false, false, false],
    ["a citizen without subject", false, false, false],
    ["a caseworker of the authority", true, true, false],
    ["a caseworker of another unit", false, false, false],
    ["a caseworker of no unit", false, false, false],
    ["a team leader of the unit", true, true, false],
    ["a team leader of another unit", false, false, false],
    ["a caseworker of another", false, false, false],
    ["a coordinator of the organisation", true, true, true],
    ["a peer of the organisation", true, true, true],
    ["another peer of the organisation", false, false, false],
    ["a peer without an id", false, false, false],
    ["a coordinator of another", false, false, false],
    ["staff of a tenant that is called citizen", false, false, false],
  ] as const)("%s: referral %s, feedback %s, measurement %s", (name, ...expected) => {
    expect([referral, feedback, measurement].map((consent) => mayEnd(people[name], consent, released, now))).toEqual(expected);
  });
  it.each([
    ["nothing was disclosed", [], ["the citizen", "a caseworker of the authority", "a team leader of the unit"]],
    ["only another organisation was told", [{ recipient: "organisation-bridge", peerId: "peer-1" }], ["the citizen", "a caseworker of the authority", "a team leader of the unit"]],
    ["only the authority was told", [{ recipient: "municipality-0101", peerId: "peer-1" }], ["the citizen", "a caseworker of the authority", "a team leader of the unit"]],
    ["the organisation was told, and no peer", [{ recipient: "organisation-harbour", peerId: null }], ["the citizen", "a caseworker of the authority", "a team leader of the unit", "a coordinator of the organisation"]],
  ])("while %s: the citizen and the sender always, the organisation's staff as far as told", (_situation, releases, expected) => {
    expect(Object.entries(people).filter(([, who]) => mayEnd(who, referral, releases, now)).map(([name]) => name)).toEqual(expected);
    expect(seenOfReferral(people["a coordinator of the organisation"], [referral], releases, now)).toHaveLength(expected.includes("a coordinator of the organisation") ? 1 : 0);
  });
  it("the citizen alone says yes", () => {
    expect(Object.entries(people).filter(([, who]) => isOwn(who, referral)).map(([name]) => name)).toEqual(["the citizen"]);
  });
});

it("CON-11 an answer on paper is written down by a caseworker of the unit that asked, where the authority is a party", () => {
  const may = (consent: typeof referral | typeof feedback | typeof measurement) => Object.entries(people).filter(([, who]) => mayRecord(who, consent, now)).map(([name]) => name);
  expect(may(referral)).toEqual(["a caseworker of the authority"]);
  expect(may(feedback)).toEqual(["a caseworker of the authority"]);
  expect(may(measurement)).toEqual([]);
});

describe("who sees how a referral's questions stand", () => {
  const all = [referral, feedback, measurement];
  it.each([
    ["a caseworker of the authority", all],
    ["a caseworker of another unit", []],
    ["a caseworker of another", []],
    ["a coordinator of the organisation", all],
    ["a coordinator of another", []],
  ] as const)("%s", (name, seen) => {
    expect(seenOfReferral(people[name], all, released, now)).toEqual(seen);
  });
  it("a coordinator sees of several organisations' consents only what concerns the own", () => {
    const bridge = { ...referral, recipient: { kind: "organisation", id: "organisation-bridge" } as const };
    expect(seenOfReferral(people["a coordinator of the organisation"], [referral, bridge], released, now)).toEqual([referral]);
  });
  it("another service sees all", () => {
    expect(seenOfReferral({ role: "service" }, all, [], now)).toEqual(all);
  });
});

it("whoever is not the citizen passes the word on", () => {
  expect(wordOf(people["the citizen"], referral)).toBe("citizen");
  expect(wordOf(people["the citizen"], undefined)).toBe("citizen");
  expect(wordOf(people["another citizen"], referral)).toBe("representative");
  expect(wordOf(people["a peer of the organisation"], referral)).toBe("staff");
});
it("nobody lists everybody's consents by having no subject", () => {
  expect(ownSubject(people["the citizen"])).toBe(subjectId);
  expect(() => ownSubject(people["a citizen without subject"])).toThrow(/without a citizen/);
  expect(() => ownSubject({ role: "caseworker", subjectId })).toThrow(/without a citizen/);
});

describe("CON-13 CON-23 CON-29 REF-17 a region that was merged into another", () => {
  const newYear = new Date("2026-12-31T23:00:00.000Z");
  const region = { kind: "authority", id: "region-1084" } as const;
  const [sent, fedBack] = [{ ...referral, discloser: region }, { ...feedback, recipient: region }];
  const representation: Representation = { representationId: "0198a000-0000-7000-8000-0000000000f1", status: "recorded", referralId: "0198a000-0000-7000-8000-00000000000a", subjectId, representativeSubjectId: `s_${"r".repeat(43)}`,
    kind: "mandate", purposes: ["referral"], from: "2026-01-01", to: null, document: "mandate", recordedBy: { userId: "login", authorityId: region.id, unitId: "unit-1" } };
  it.each([["region-1084", true, false], ["region-oestdanmark", false, true], ["region-1085", false, false]])("staff of %s before midnight %s, after it %s", (tenantId, before, after) => {
    for (const [at, may] of [[now, before], [newYear, after]] as const) {
      for (const role of ["caseworker", "team-leader"]) {
        const who = { role, tenantId, unitId: "unit-1" };
        for (const consent of [sent, fedBack]) expect(mayEnd(who, consent, [], at), role).toBe(may);
        expect(mayEnd({ ...who, unitId: "unit-2" }, sent, [], at)).toBe(false);
      }
      expect(mayRecord({ role: "caseworker", tenantId, unitId: "unit-1" }, sent, at)).toBe(may);
      expect(endsAs({ role: "caseworker", tenantId, unitId: "unit-1" }, representation, at)).toBe(may ? "staff" : undefined);
      const { tenantIds = [] } = seesOverdueOf({ role: "team-leader", tenantId, unitId: "unit-1" }, at);
      expect(tenantIds.includes(region.id)).toBe(may);
    }
  });
});
