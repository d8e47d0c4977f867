import { type Role, roles } from "@haandslag/service-kit/auth";
import type { Actor } from "@haandslag/service-kit/auth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { router } from "../../src/api/router.ts";
import { aDisclosure, aRepresentation, codeOf, harbour, key, municipality, newId, openConsentService, people, requestInput, type TestService, whenGranted, whenSent } from "../given.ts";
import { aReceipt, hearing, type Holders, openHolders } from "../receipts/given-receipts.ts";

let service: TestService;
let asked: Awaited<ReturnType<typeof whenGranted>>;
let holders: Holders;
let receiptId: string;
beforeAll(async () => {
  service = await openConsentService();
  asked = await whenGranted(service);
  await whenSent(service, asked.referralId, { toPeer: people.peer.peerId });
  holders = await openHolders();
  receiptId = await aSignedReceipt();
});
afterAll(() => Promise.all([service.close(), holders.close()]));

/** Of another referral of the same citizen, which was stopped. */
async function aSignedReceipt(): Promise<string> {
  const stopped = await whenGranted(service);
  await whenSent(service, stopped.referralId, { toPeer: people.peer.peerId });
  const consentId = stopped.idOf("referral");
  const { epoch } = await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId });
  await hearing(service, holders)(await aReceipt(holders.referral.signer, { consentId, referralId: stopped.referralId, epoch }));
  return (await service.sql<{ id: string }>("SELECT id FROM receipt WHERE consent_id = $1", [consentId]))[0]?.id ?? "";
}

/** One of each role, who has to do with the referral, and one who has not. A role without tenants of its own has no stranger. */
const insiders: Record<Role, Actor> = { caseworker: people.caseworker, "team-leader": people.teamLeader, coordinator: people.coordinator, peer: people.peer, citizen: people.citizen, auditor: people.auditor, service: people.referralService };
const strangers: Partial<Record<Role, Actor>> = { caseworker: people.otherCaseworker, "team-leader": people.otherTeamLeader, coordinator: people.otherCoordinator, peer: people.otherPeer, citizen: people.otherCitizen };

/** The citizen whom the consents are of gave somebody a mandate. */
async function aMandate(): Promise<string> {
  const { representationId } = await service.as(people.referralService).recordRepresentation(aRepresentation({ referralId: asked.referralId }));
  return representationId;
}

/** One that the ledger has of them. */
const aDisclosureId = async (): Promise<string> => (await service.as(people.auditor).listDisclosures({ referralId: asked.referralId })).disclosures[0]?.disclosureId ?? "";

type Caller = ReturnType<TestService["as"]>;
interface Row {
  readonly call: (caller: Caller) => Promise<unknown>;
  readonly may: readonly Role[];
  /** What a stranger of these roles meets. Default: as if it did not exist. */
  readonly stranger?: "NOT_FOUND" | "allowed";
}
const all = () => ({ idempotencyKey: key() });
const notice = { noticeId: "referral-from-authority", version: 1, language: "da", hash: "0".repeat(64) } as const;
const staff = ["caseworker", "team-leader", "coordinator", "peer"] as const;

/** Refusals for reasons other than access count as allowed: the gate was passed. */
const table: Record<string, Row> = {
  requestConsent: { may: ["service"], call: (c) => c.requestConsent(requestInput({ referralId: newId() })) },
  grantConsent: { may: ["citizen"], call: (c) => c.grantConsent({ ...all(), consentId: asked.idOf("referral"), categories: ["wishes"], notice }) },
  refuseConsent: { may: ["citizen"], call: (c) => c.refuseConsent({ ...all(), consentId: asked.idOf("referral") }) },
  renewConsent: { may: ["citizen"], call: (c) => c.renewConsent({ ...all(), consentId: asked.idOf("referral"), notice }) },
  consentForRecord: { may: ["caseworker"], call: (c) => c.consentForRecord({ consentId: asked.idOf("referral") }) },
  recordAssistedAnswer: { may: ["caseworker"], call: (c) => c.recordAssistedAnswer({ ...all(), consentId: asked.idOf("referral"), answer: "no", method: "paper", answeredOn: "2026-03-02", notice, language: "da", interpreter: "none", copy: "letter" }) },
  recordRepresentation: { may: ["service"], call: (c) => c.recordRepresentation(aRepresentation({ referralId: asked.referralId })) },
  endRepresentation: { may: ["caseworker", "citizen"], call: async (c) => c.endRepresentation({ ...all(), representationId: await aMandate() }) },
  representationsOfReferral: { may: ["caseworker", "citizen"], call: (c) => c.representationsOfReferral({ referralId: asked.referralId }), stranger: "allowed" },
  myRights: { may: ["citizen"], call: (c) => c.myRights(), stranger: "allowed" },
  wardConsents: { may: ["citizen"], call: (c) => c.wardConsents({}), stranger: "allowed" },
  narrowConsent: { may: ["citizen", ...staff], call: (c) => c.narrowConsent({ ...all(), consentId: asked.idOf("referral"), categories: ["started"] }) },
  revokeConsent: { may: ["citizen", ...staff], call: (c) => c.revokeConsent({ ...all(), consentId: asked.idOf("referral") }) },
  revokeAllConsents: { may: ["citizen", ...staff], call: (c) => c.revokeAllConsents({ ...all(), referralId: asked.referralId }) },
  decide: { may: ["service"], call: (c) => c.decide({ referralId: asked.referralId, discloser: municipality, recipient: harbour, purpose: "referral", categories: ["wishes"] }) },
  disclose: { may: ["service"], call: (c) => c.disclose(aDisclosure(asked.referralId)) },
  myConsents: { may: ["citizen"], call: (c) => c.myConsents({}), stranger: "allowed" },
  myConsent: { may: ["citizen"], call: (c) => c.myConsent({ consentId: asked.idOf("referral") }) },
  listDisclosures: { may: ["citizen", "auditor"], call: (c) => c.listDisclosures({}), stranger: "allowed" },
  consentsOfReferral: { may: ["caseworker", "coordinator", "peer", "service"], call: (c) => c.consentsOfReferral({ referralId: asked.referralId }) },
  confirmOwnNotesDeleted: {
    may: ["coordinator"],
    async call(c) {
      const { consentId, epoch } = await service.as(people.citizen).revokeConsent({ ...all(), consentId: asked.idOf("referral") });
      return c.confirmOwnNotesDeleted({ ...all(), consentId, epoch });
    },
  },
  notesToConfirm: { may: ["coordinator"], call: (c) => c.notesToConfirm({}), stranger: "allowed" },
  myRecipients: { may: ["citizen"], call: (c) => c.myRecipients(), stranger: "allowed" },
  receiptsOfConsent: { may: ["citizen", "caseworker", "team-leader", "coordinator"], call: (c) => c.receiptsOfConsent({ consentId: asked.idOf("referral") }) },
  overdueReceipts: { may: ["auditor", "team-leader"], call: (c) => c.overdueReceipts({}), stranger: "allowed" },
  myProofs: { may: ["citizen"], call: (c) => c.myProofs({}), stranger: "allowed" },
  proofOf: { may: ["citizen"], call: (c) => c.proofOf({ kind: "consent-epoch", consentId: asked.idOf("referral"), epoch: 1 }) },
  signedReceipt: { may: ["citizen"], call: (c) => c.signedReceipt({ receiptId }) },
  myAccount: { may: ["citizen"], call: (c) => c.myAccount({}), stranger: "allowed" },
  myLookUps: { may: ["citizen"], call: (c) => c.myLookUps({}), stranger: "allowed" },
  exportMyAccount: { may: ["citizen"], call: (c) => c.exportMyAccount({ as: "json" }), stranger: "allowed" },
  coverageAt: { may: ["citizen", "auditor"], call: async (c) => c.coverageAt({ disclosureId: await aDisclosureId() }) },
  receiptsByRecipient: { may: ["auditor"], call: (c) => c.receiptsByRecipient(), stranger: "allowed" },
  proofForAuditor: { may: ["auditor"], call: async (c) => c.proofForAuditor({ disclosureId: await aDisclosureId() }) },
  logState: { may: ["auditor"], call: (c) => c.logState(), stranger: "allowed" },
  uncoveredDisclosures: { may: ["auditor"], call: (c) => c.uncoveredDisclosures() },
  auditFindings: { may: ["auditor"], call: (c) => c.auditFindings() },
};

const met = async (call: Promise<unknown>) => {
  const code = await call.then(() => "allowed", () => codeOf(call));
  return code === "NOT_ALLOWED" || code === "NOT_FOUND" || code === "INTERNAL" ? code : "allowed";
};

it("CON-29 every procedure has a row, and every row a procedure", () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(router._def.procedures).sort());
});

describe.each(Object.entries(table))("CON-29 %s", (name, row) => {
  it.each(roles.map((role) => [role]))("for a %s", async (role) => {
    expect(await met(row.call(service.as(insiders[role])))).toBe(row.may.includes(role) ? "allowed" : "NOT_ALLOWED");
    const stranger = strangers[role];
    if (stranger !== undefined) expect(await met(row.call(service.as(stranger)))).toBe(row.may.includes(role) ? (row.stranger ?? "NOT_FOUND") : "NOT_ALLOWED");
  });
  it("declares the same roles", () => {
    const { meta } = (router._def.procedures as unknown as Record<string, { _def: { meta: { roles: readonly string[] } } }>)[name]?._def ?? {};
    expect([...(meta?.roles ?? [])].sort()).toEqual([...row.may].sort());
  });
});
