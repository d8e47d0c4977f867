import type { Actor } from "@haandslag/service-kit/auth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { router } from "../../src/api/router.ts";
import { takersOf } from "../../src/domain/referral/index.ts";
import { codeOf } from "../code-of.ts";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { anAuditor, aPeer, bente, kim, kimAsCitizen, maja, ofOtherAuthority, ofOtherOrganisation, ofOtherUnit, service, signe, tove, toveAsCitizen } from "../people.ts";
import { assignmentId, draft, peerId, referrals } from "../referrals.ts";

const people = {
  "caseworker of the unit": maja, "caseworker of another unit": ofOtherUnit, "caseworker of another authority": ofOtherAuthority, "team leader": bente,
  "coordinator of the organisation": signe, "coordinator of another organisation": ofOtherOrganisation, peer: aPeer,
  "the citizen": kimAsCitizen, "another citizen": toveAsCitizen, auditor: anAuditor, "service peer-assignment": service("peer-assignment"), "service login": service("login"), "service demo": service("demo"), "service outcomes": service("outcomes"),
} as const satisfies Record<string, Actor>;
type Person = keyof typeof people;
type Outcome = "allowed" | "NOT_ALLOWED" | "NOT_FOUND";

const caseworkers = ["caseworker of the unit", "caseworker of another unit", "caseworker of another authority"] as const;
const otherCaseworkers = ["caseworker of another unit", "caseworker of another authority"] as const;
const citizens = ["the citizen", "another citizen"] as const;
const everybody = Object.keys(people) as Person[];
/** The sender's own, of a referral that an authority made: another's is as if it were not there, also to its citizen. */
const sendersOwn = { allowed: ["caseworker of the unit"], notFound: [...otherCaseworkers, ...citizens] } as const;
const recipientsOwn = { allowed: ["coordinator of the organisation"], notFound: ["coordinator of another organisation"] } as const;

interface Row { readonly input: (referralId: string) => unknown; readonly allowed: readonly Person[]; readonly notFound?: readonly Person[] }
const byId = (referralId: string) => ({ referralId });
const command = (more: Record<string, unknown> = {}) => (referralId: string) => ({ idempotencyKey: key(), referralId, ...more });

/** Every procedure: who may call it, and for whom what it is about does not exist. All others are refused by role. */
const table: Record<string, Row> = {
  draftReferral: { input: () => ({ ...draft(), legalBasis: "serviceloven-82" }), allowed: caseworkers },
  draftSelfReferral: { input: () => draft(), allowed: citizens },
  importMessage: { input: () => ({ idempotencyKey: key(), message: "{}" }), allowed: caseworkers },
  editDraft: { input: command(), ...sendersOwn },
  requestConsent: { input: command({ organisationId: havnen.id, questions: [{ purpose: "referral", categories: ["situation"] }] }), ...sendersOwn },
  recordRepresentation: { input: command({ cprNumber: tove.cprNumber, kind: "mandate", purposes: ["referral"], from: "2026-01-01", document: "mandate" }), allowed: ["caseworker of the unit"], notFound: otherCaseworkers },
  sendOffer: { input: command(), ...sendersOwn },
  withdrawReferral: { input: command({ reason: "citizen-moved" }), ...sendersOwn },
  settleReferral: { input: command(), allowed: ["caseworker of the unit"], notFound: otherCaseworkers },
  getReferral: { input: byId, ...sendersOwn },
  findCases: { input: () => ({ name: "Kim" }), allowed: caseworkers },
  askToBeContacted: { input: () => ({ idempotencyKey: key(), authorityId: "municipality-0751", phone: "86000003", name: "Somebody Citizen" }), allowed: citizens },
  withdrawContactRequest: { input: () => ({ idempotencyKey: key(), contactRequestId }), allowed: ["the citizen"], notFound: ["another citizen"] },
  myContactRequests: { input: () => undefined, allowed: citizens },
  listContactRequests: { input: () => ({}), allowed: [...caseworkers, "team leader"] },
  noteContacted: { input: () => ({ idempotencyKey: key(), contactRequestId, outcome: "not-reached" }), allowed: ["caseworker of the unit"], notFound: otherCaseworkers },
  registerMe: { input: () => ({ displayName: "Somebody Caseworker" }), allowed: [...caseworkers, "team leader"] },
  listColleagues: { input: () => undefined, allowed: [...caseworkers, "team leader"] },
  handOverCase: { input: command({ caseworkerId: maja.userId }), allowed: ["caseworker of the unit", "team leader"], notFound: otherCaseworkers },
  listReferrals: { input: () => ({}), allowed: [...caseworkers, "team leader"] },
  unitFigures: { input: () => undefined, allowed: [...caseworkers, "team leader"] },
  listOffers: { input: () => ({}), allowed: ["coordinator of the organisation", "coordinator of another organisation"] },
  getOffer: { input: byId, ...recipientsOwn },
  myOrganisation: { input: () => undefined, allowed: ["coordinator of the organisation", "coordinator of another organisation"] },
  confirmCapacity: { input: () => ({ idempotencyKey: key(), serviceId: havnen.services[0]?.id, places: 1, waitingWeeks: 0 }), ...recipientsOwn },
  findByContactCode: { input: () => ({ contactCode: contactCode }), ...recipientsOwn },
  openOffer: { input: command(), ...recipientsOwn },
  acceptOffer: { input: command(), ...recipientsOwn },
  declineOffer: { input: command({ reason: "no-room-now" }), ...recipientsOwn },
  openCase: { input: command(), ...recipientsOwn },
  closeReferral: { input: command(), ...recipientsOwn },
  myReferrals: { input: () => undefined, allowed: citizens },
  listOrganisations: { input: () => ({}), allowed: everybody },
  getOrganisation: { input: () => ({ organisationId: havnen.id }), allowed: everybody },
  listAuthorities: { input: () => ({}), allowed: everybody },
  listUnits: { input: () => ({ authorityIds: ["municipality-0751"] }), allowed: everybody },
  emergencyNumbers: { input: () => ({ authorityId: "municipality-0751" }), allowed: everybody },
  importDirectory: { input: () => ({ organisations: [havnen] }), allowed: ["service demo"] },
  exchangeCprNumber: { input: () => ({ cprNumber: kim.cprNumber }), allowed: ["service login"] },
  openProfile: { input: command({ organisationId: havnen.id }), allowed: ["service peer-assignment"] },
  tellPseudonym: { input: () => ({ referralId, organisationId: havnen.id }), allowed: ["service peer-assignment", "service outcomes"] },
  openContactForPeer: { input: command({ organisationId: havnen.id, assignmentId, peerId }), allowed: ["service peer-assignment"] },
};

let world: GivenService;
let referralId: string;
let contactCode = "";
let contactRequestId: string;
beforeAll(async () => {
  world = await givenService();
  referralId = await referrals(world).accepted(["situation", "identity"]);
  ({ contactRequestId } = await world.as(kimAsCitizen).askToBeContacted({ idempotencyKey: key(), authorityId: "municipality-0751" }));
  contactCode = (await world.as(kimAsCitizen).myReferrals())[0]?.contactCode ?? "";
});
afterAll(() => world.close());

const procedures = router._def.procedures as Record<string, { _def: { meta?: { roles: readonly string[] | "anybody" } } }>;

describe("CON-29 who may call what", () => {
  it("every procedure has a row", () => expect(Object.keys(table).toSorted()).toEqual(Object.keys(procedures).toSorted()));

  it.each(Object.entries(table).flatMap(([name, row]) => everybody.map((person) => {
    const outcome: Outcome = row.allowed.includes(person) ? "allowed" : row.notFound?.includes(person) === true ? "NOT_FOUND" : "NOT_ALLOWED";
    return [name, person, outcome, row] as const;
  })))("CON-29 %s by %s: %s", async (name, person, outcome, row) => {
    const call = (world.as(people[person]) as unknown as Record<string, (input: unknown) => Promise<unknown>>)[name];
    const code = await codeOf(call?.(row.input(referralId)) ?? Promise.resolve());
    if (outcome === "allowed") expect(["NOT_ALLOWED", "NOT_FOUND", "INTERNAL"]).not.toContain(code);
    else expect(code).toBe(outcome);
  });

  it.each(Object.entries(table).filter(([, row]) => row.notFound !== undefined))("CON-29 %s answers to a stranger exactly as if the referral were not there", async (name, row) => {
    const [stranger] = row.notFound ?? [];
    const ask = async (id: string) => {
      const call = (world.as(people[stranger ?? "peer"]) as unknown as Record<string, (input: unknown) => Promise<unknown>>)[name];
      return call?.(row.input(id)).catch((error: { message: string; code: string; cause?: { detail?: unknown; fields?: unknown } }) => ({ message: error.message, code: error.code, detail: error.cause?.detail, fields: error.cause?.fields }));
    };
    expect(await ask(referralId)).toEqual(await ask("019aa000-0000-7000-8000-00000000dead"));
  });

  it("REF-01 the roles of each command are those of the state machine's table", () => {
    const roleOf = { caseworker: "caseworker", "team-leader": "team-leader", citizen: "citizen", coordinator: "coordinator", "peer-assignment": "service", consent: "service", outcomes: "service", clock: "service" } as const;
    for (const [command, takers] of Object.entries(takersOf)) {
      const meta = procedures[command]?._def.meta;
      if (meta === undefined || command === "draftReferral") continue;
      expect([command, meta.roles]).toEqual([command, takers.map((taker) => roleOf[taker])]);
    }
  });
});
