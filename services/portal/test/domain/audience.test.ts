import * as contracts from "@haandslag/contracts";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audienceOf, keys, typesOfNobody, typesTold } from "../../src/domain/audience.ts";
import { listenerOf, tell } from "../../src/domain/listener.ts";
import { learn, nobody, type Parties } from "../../src/domain/parties.ts";

const eventTypes = (Object.values(contracts) as unknown[]).filter((value): value is contracts.EventType => typeof value === "object" && value !== null && "topic" in value);
const sampleOf = (type: string): unknown => JSON.parse(readFileSync(new URL(`../../../../packages/contracts/test/samples/${type}.json`, import.meta.url), "utf8"));
const referralId = "019aa000-0000-7000-8000-000000000001";
const all: Parties = { authorityId: "municipality-0751", unitId: "unit-voksne", organisationId: "organisation-havnen", peerId: "019aa000-0000-7000-8000-000000000004" };
const audience = (type: string, parties: Parties = all) => audienceOf(referralId, { type, data: sampleOf(type) }, parties);
const of = (service: string) => typesTold.filter((type) => type.split(".")[2] === service);

test("every event is told to somebody, or is known to be nobody's: a new one must be one of them", () => {
  expect([...typesTold, ...typesOfNobody].sort()).toEqual(eventTypes.map(({ type }) => type).sort());
});

test("the citizen is told of all that is about her, and of nothing by who she is", () => {
  const withReferral = typesTold.filter((type) => "referralId" in (sampleOf(type) as object));
  for (const type of withReferral) expect(audience(type), type).toContain(`referral:${referralId}`);
  expect(typesTold.filter((type) => !withReferral.includes(type)).sort()).toEqual(["dk.haandslag.peer-assignment.call-asked.v1", "dk.haandslag.peer-assignment.call-made.v1", "dk.haandslag.peer-assignment.peer-changed.v1", "dk.haandslag.referral.capacity-confirmed.v1", "dk.haandslag.referral.contact-request-changed.v1"]);
});

test("REF-12 of the course the sender is told nothing but what the citizen let through", () => {
  for (const type of [...of("peer-assignment"), ...of("outcomes"), "dk.haandslag.referral.course-noted.v1"]) expect(audience(type).filter((key) => /^(authority|unit):/.test(key)), type).toEqual([]);
  expect(audience("dk.haandslag.referral.sender-told.v1")).toEqual([`referral:${referralId}`, "authority:municipality-0751", "unit:municipality-0751:unit-voksne"]);
});

test("CON-29 of drafts and of who waits to be called the unit is told that the event names; of capacity whoever chooses among organisations", () => {
  const contact = "dk.haandslag.referral.contact-request-changed.v1";
  expect(audience("dk.haandslag.referral.draft-changed.v1", nobody)).toEqual([`referral:${referralId}`, "unit:municipality-0751:unit-voksne"]);
  expect(audienceOf(null, { type: contact, data: sampleOf(contact) }, nobody)).toEqual(["call:019aa000-0000-7000-8000-000000000010", "unit:municipality-0751:unit-voksne"]);
  expect(audienceOf(null, { type: contact, data: { ...(sampleOf(contact) as object), unitId: null } }, nobody)).toEqual(["call:019aa000-0000-7000-8000-000000000010", "authority:municipality-0751"]);
  const capacity = "dk.haandslag.referral.capacity-confirmed.v1";
  const change = { position: 1, type: capacity, referralId: null, audience: audienceOf(null, { type: capacity, data: sampleOf(capacity) }, nobody) };
  const someone = { name: "", unit: null, tenantId: "municipality-0751", unitId: "unit-voksne", peerId: "p", assuranceLevel: null };
  expect(["caseworker", "team-leader", "citizen", "coordinator", "peer", "auditor"].filter((role) => tell(listenerOf({ ...someone, role }), change) !== undefined)).toEqual(["caseworker", "team-leader", "citizen"]);
});

const disclosed = "dk.haandslag.consent.disclosed.v1";
test("CON-32 of a disclosure its citizen is told, and the auditors, and nobody else", () => {
  expect(audience(disclosed)).toEqual([`referral:${referralId}`, "auditors"]);
});

test("an organisation hears nothing before it is offered the referral, and nothing of a consent to another", () => {
  for (const type of typesTold) {
    if (!("referralId" in (sampleOf(type) as object))) continue;
    expect(audience(type, { ...all, organisationId: null }).filter((key) => /^(organisation|peers):/.test(key)), type).toEqual([]);
  }
  for (const type of of("consent").filter((name) => "recipient" in (sampleOf(name) as object))) {
    expect(audience(type, { ...all, organisationId: "organisation-broen" }).filter((key) => /^(organisation|peers):/.test(key)), type).toEqual([]);
    if (type !== disclosed) expect(audience(type), type).toContain("organisation:organisation-havnen");
  }
});

describe("who takes part is learned from events", () => {
  const after = (...types: string[]) => types.reduce((known, type) => learn(known, { type, data: sampleOf(type) }), nobody);
  test("from the question, the offer, the look-up and the course", () => {
    expect(after("dk.haandslag.consent.requested.v1")).toEqual({ ...nobody, authorityId: "municipality-0751" });
    expect(after("dk.haandslag.referral.offered.v1")).toEqual({ ...nobody, authorityId: "municipality-0751", organisationId: "organisation-havnen" });
    expect(after("dk.haandslag.referral.looked-up.v1")).toMatchObject({ authorityId: "municipality-0101", unitId: "unit-1" });
    expect(after("dk.haandslag.peer-assignment.started.v1").peerId).toBe("019aa000-0000-7000-8000-000000000004");
  });
  test("a peer whose course is over is told of it no more", () => {
    for (const over of ["handed-back", "ended", "asked"]) expect(after("dk.haandslag.peer-assignment.started.v1", `dk.haandslag.peer-assignment.${over}.v1`).peerId, over).toBeNull();
    expect(after("dk.haandslag.peer-assignment.started.v1", "dk.haandslag.referral.offered.v1").peerId).toBeNull();
  });
  test("nothing else says who takes part", () => {
    const silent = typesTold.filter((type) => learn(all, { type, data: sampleOf(type) }) === all);
    expect(typesTold.filter((type) => !silent.includes(type)).map((type) => type.split(".").slice(2, 4).join(".")).sort()).toEqual(
      ["consent.requested", "peer-assignment.asked", "peer-assignment.ended", "peer-assignment.handed-back", "peer-assignment.started", "referral.looked-up", "referral.offered"]);
  });
});

describe("CON-29 a listener", () => {
  const someone = { name: "", unit: null, tenantId: null, unitId: null, peerId: null, assuranceLevel: null } as const;
  const change = { position: 1, type: "t", referralId, audience: ["authority:municipality-0751", "unit:municipality-0751:unit-voksne", "organisation:organisation-havnen", "peers:organisation-havnen", "peer:p", `referral:${referralId}`, "auditors"] };
  test.each([
    ["a caseworker of the unit", { role: "caseworker", tenantId: "municipality-0751", unitId: "unit-voksne" }, referralId],
    ["a team leader of the unit", { role: "team-leader", tenantId: "municipality-0751", unitId: "unit-voksne" }, referralId],
    ["a caseworker of another unit", { role: "caseworker", tenantId: "municipality-0751", unitId: "unit-unge" }, null],
    ["a caseworker of a unit of the same name elsewhere", { role: "caseworker", tenantId: "municipality-0101", unitId: "unit-voksne" }, undefined],
    ["a caseworker without a tenant", { role: "caseworker" }, undefined],
    ["the coordinator", { role: "coordinator", tenantId: "organisation-havnen" }, referralId],
    ["a coordinator elsewhere", { role: "coordinator", tenantId: "organisation-broen" }, undefined],
    ["the peer whose course it is", { role: "peer", tenantId: "organisation-havnen", peerId: "p" }, referralId],
    ["another peer of the organisation", { role: "peer", tenantId: "organisation-havnen", peerId: "q" }, null],
    ["a peer elsewhere", { role: "peer", tenantId: "organisation-broen", peerId: "q" }, undefined],
    ["an auditor", { role: "auditor" }, null],
    ["a service", { role: "service" }, undefined],
  ])("%s", (_who, user, id) => {
    expect(tell(listenerOf({ ...someone, ...user }), change)).toEqual(id === undefined ? undefined : { type: "t", referralId: id });
  });
  test("a citizen, by her own referrals", () => {
    const citizen = { ...someone, role: "citizen" };
    expect(tell(listenerOf(citizen, [{ key: keys.referral(referralId), to: null }]), change)).toEqual({ type: "t", referralId });
    expect(tell(listenerOf(citizen, [{ key: keys.referral("019aa000-0000-7000-8000-0000000000ff"), to: null }]), change)).toBeUndefined();
    expect(tell(listenerOf(citizen), change)).toBeUndefined();
  });
  test("CON-15 a citizen who acts for another, in her right's matters and until its last day", () => {
    const of = (type: string, purpose: string, today: string) =>
      tell(listenerOf({ ...someone, role: "citizen" }, [{ key: keys.acting(referralId, purpose), to: "2026-12-24" }], today), { position: 1, type, referralId, audience: audience(type) })?.referralId;
    expect(of("dk.haandslag.consent.granted.v1", "referral", "2026-12-23")).toBe(referralId);
    expect(of("dk.haandslag.consent.granted.v1", "referral", "2026-12-24")).toBeUndefined();
    expect(of("dk.haandslag.consent.granted.v1", "measurement", "2026-12-23")).toBeUndefined();
    expect(typesTold.filter((type) => typeof of(type, "referral", "2026-12-23") === "string").map((type) => type.split(".").slice(2, 4).join("."))).toEqual(
      ["requested", "granted", "refused", "lapsed", "renewed", "narrowed", "revoked", "expired", "representation-changed"].map((name) => `consent.${name}`));
  });
  test("REF-17 of the authority that took another over, by both names", () => {
    const old = { ...change, audience: ["authority:region-1084", "unit:region-1084:unit-1"] };
    expect(tell(listenerOf({ ...someone, role: "caseworker", tenantId: "region-oestdanmark", unitId: "unit-1" }), old)).toEqual({ type: "t", referralId });
  });
});
