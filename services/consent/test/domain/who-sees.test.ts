import { describe, expect, it } from "vitest";
import { grantorOf } from "../../src/domain/policies/acts-for.ts";
import { isOfAuthority, isOwn, mayAskOfDisclosure, mayConfirmNotes, mayEnd, recipientOf, seesOverdueOf } from "../../src/domain/policies/may-know.ts";
import { whyNotService } from "../../src/domain/policies/which-service.ts";
import { question } from "./given-consent.ts";

const { subjectId } = question;
const now = new Date("2026-03-10T12:00:00.000Z");
const harbour = "organisation-harbour";
const told = [{ recipient: harbour, peerId: null }];

describe("CON-24 who confirms that own notes are deleted", () => {
  it.each([
    ["a coordinator of who received", { role: "coordinator", tenantId: harbour }, told, true],
    ["before anything was sent", { role: "coordinator", tenantId: harbour }, [], false],
    ["a coordinator of another organisation", { role: "coordinator", tenantId: "organisation-bridge" }, [{ recipient: "organisation-bridge", peerId: null }], false],
    ["a peer", { role: "peer", tenantId: harbour, peerId: "peer-1" }, told, false],
    ["whoever sent it", { role: "coordinator", tenantId: "municipality-0101" }, [...told, { recipient: "municipality-0101", peerId: null }], false],
  ])("%s", (_who, who, releases, may) => {
    expect(mayConfirmNotes(who, question, releases)).toBe(may);
  });
});

describe("CON-24 whose notes a coordinator confirms", () => {
  it("the own organisation's", () => {
    expect(recipientOf({ role: "coordinator", tenantId: harbour })).toBe(harbour);
  });
  it.each([["a coordinator of no organisation", { role: "coordinator" }], ["a peer", { role: "peer", tenantId: harbour, peerId: "peer-1" }]])("never everybody's: %s", (_who, who) => {
    expect(() => recipientOf(who)).toThrow("Notes to confirm were asked for without an organisation.");
  });
});

describe("CON-31 who asks which consent covered a disclosure", () => {
  const disclosure = { subjectId, discloser: "municipality-0101", recipient: harbour };
  it.each([
    ["the citizen", { role: "citizen", subjectId }, true], ["another citizen", { role: "citizen", subjectId: "s_other" }, false],
    ["an auditor of everybody", { role: "auditor" }, true], ["an auditor of who sent", { role: "auditor", tenantId: "municipality-0101" }, true], ["an auditor of who received", { role: "auditor", tenantId: harbour }, true],
    ["an auditor of another tenant", { role: "auditor", tenantId: "organisation-bridge" }, false], ["a caseworker of who sent", { role: "caseworker", tenantId: "municipality-0101", unitId: "unit-1" }, false],
  ])("%s", (_who, who, may) => {
    expect(mayAskOfDisclosure(who, disclosure)).toBe(may);
  });
});

describe("CON-24 whose overdue receipts are seen", () => {
  it("an auditor's tenant's, or everybody's; a team leader's own unit's", () => {
    expect(seesOverdueOf({ role: "auditor" }, now)).toEqual({});
    expect(seesOverdueOf({ role: "auditor", tenantId: harbour }, now)).toEqual({ tenantIds: [harbour] });
    expect(seesOverdueOf({ role: "team-leader", tenantId: "municipality-0101", unitId: "unit-1" }, now)).toEqual({ tenantIds: ["municipality-0101"], unitId: "unit-1" });
  });
  it.each([{ role: "team-leader", unitId: "unit-1" }, { role: "team-leader", tenantId: "municipality-0101" }, { role: "caseworker", tenantId: "municipality-0101", unitId: "unit-1" }])("and never all for want of a unit: %j", (who) => {
    expect(() => seesOverdueOf(who, now)).toThrow("Overdue receipts were asked for without a unit.");
  });
});

describe("which service may ask for what", () => {
  const services = ["referral", "peer-assignment", "outcomes", "portal"];
  it.each([
    ["requestConsent", ["referral"]], ["recordRepresentation", ["referral"]], ["disclose", ["referral"]], ["decide", ["referral", "outcomes"]], ["evaluateAccess", ["referral", "peer-assignment", "outcomes"]],
  ] as const)("%s", (procedure, allowed) => {
    expect(services.filter((service) => whyNotService(service, procedure) === undefined)).toEqual(allowed);
    expect(whyNotService("portal", procedure)).toEqual({ refused: "NOT_ALLOWED", detail: { service: "portal" } });
    expect(whyNotService(undefined, procedure)).toEqual({ refused: "NOT_ALLOWED", detail: { service: "none" } });
  });
});

it("CON-29 a role that the rules do not name ends nothing, and a subject id is nothing without the citizen's role", () => {
  for (const role of ["auditor", "service", "janitor"]) expect(mayEnd({ role, subjectId, tenantId: "municipality-0101", unitId: "unit-1", peerId: "peer-1" }, question, told, now)).toBe(false);
  expect(isOwn({ role: "caseworker", subjectId }, question)).toBe(false);
});
it("CON-11 a yes of the citizen's own names nobody who acted for her", () => {
  expect(Object.keys(grantorOf({ role: "citizen", subjectId, assuranceLevel: "high" }, question, [], new Date("2026-03-10T12:00:00.000Z")))).toEqual(["grantor", "assuranceLevel"]);
});
it("CON-29 an authority that there is not has no staff, least of all those who name no authority", () => {
  const nowhere = "municipality-9999";
  const now = new Date("2026-03-10T12:00:00.000Z");
  for (const who of [{ role: "caseworker" }, { role: "caseworker", tenantId: nowhere }]) expect(isOfAuthority(who, nowhere, now)).toBe(false);
  expect(mayEnd({ role: "caseworker", unitId: "unit-1" }, { ...question, discloser: { kind: "authority", id: nowhere } }, [], now)).toBe(false);
});
