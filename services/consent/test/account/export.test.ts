import { accountFormat, consentCommands, DataCategory, LookUpReason, LookUpWhat, Purpose } from "@haandslag/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lawRowNamed } from "../../src/domain/law/find-law.ts";
import { aDisclosure, aRepresentation, key, openConsentService, people, sayYes, subjectOf, type TestService, whenAsked, whenGranted, whenSent } from "../given.ts";
import { codingsIn, faultsOf } from "./check-fhir.ts";

interface Resource { readonly resourceType: string; readonly id: string; readonly [field: string]: unknown }
interface Bundle { readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[] }

let service: TestService;
let first: Awaited<ReturnType<typeof whenAsked>>;
/** A citizen with a consent of every status, answered by herself, by somebody for her and on paper; disclosures; look-ups. */
beforeAll(async () => {
  service = await openConsentService();
  first = await whenGranted(service);
  const { referralId, idOf } = first;
  await whenSent(service, referralId, { toPeer: people.peer.peerId });
  await service.as(people.coordinator).narrowConsent({ idempotencyKey: key(), consentId: idOf("referral"), categories: ["situation"] });
  await service.as(people.caseworker).consentsOfReferral({ referralId });
  await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: idOf("feedback") });
  const other = await whenAsked(service, { organisation: { party: { kind: "organisation", id: "organisation-bridge" }, name: "Broen", phone: "70 00 00 01" } });
  await service.as(people.citizen).refuseConsent({ idempotencyKey: key(), consentId: other.idOf("measurement") });
  await service.as(people.referralService).recordRepresentation(aRepresentation({ referralId: other.referralId }));
  await sayYes(service, other.idOf("referral"), undefined, { as: people.representative });
  const { notice: { noticeId, version, language, hash } } = await service.as(people.caseworker).consentForRecord({ consentId: other.idOf("feedback") });
  await service.as(people.caseworker).recordAssistedAnswer({ idempotencyKey: key(), consentId: other.idOf("feedback"), answer: "yes", categories: ["started"], method: "paper", answeredOn: "2026-03-02", notice: { noticeId, version, language, hash }, language: "da", interpreter: "none", copy: "letter" });
  await whenGranted(service, { subjectId: subjectOf("b") });
});
afterAll(() => service.close());

const json = async () => {
  const exported = await service.as(people.citizen).exportMyAccount({ as: "json" });
  if (exported.as !== "json") throw new Error("The JSON is not what came.");
  return exported.account;
};
const fhir = async (): Promise<Bundle> => {
  const exported = await service.as(people.citizen).exportMyAccount({ as: "fhir" });
  if (exported.as !== "fhir") throw new Error("The Bundle is not what came.");
  return exported.bundle as unknown as Bundle;
};

describe("CON-32 the account as JSON", () => {
  it("says its format and version, and has what the account has", async () => {
    const account = await json();
    const { consents, recipients, disclosures } = await service.as(people.citizen).myAccount({});
    expect(account).toMatchObject({ format: "haandslag-account", version: 1 });
    expect([account.consents, account.recipients, account.disclosures]).toEqual([consents.consents, recipients, disclosures.disclosures]);
    expect(Object.keys(account).sort()).toEqual(["at", "consents", "disclosures", "format", "lookUps", "proofs", "recipients", "version"]);
    expect(accountFormat).toEqual({ name: account.format, version: account.version });
  });

  it("has every page: more disclosures than one holds", async () => {
    for (let i = 0; i < 205; i++) await service.as(people.referralService).disclose(aDisclosure(first.referralId, { categories: ["situation"] }));
    const { disclosures } = await json();
    expect(disclosures).toHaveLength(207);
    expect(new Set(disclosures.map(({ disclosureId }) => disclosureId)).size).toBe(207);
  });
});

describe("CON-32 the account as FHIR R4", () => {
  it("is a valid Bundle of valid Consents and AuditEvents", async () => {
    const bundle = await fhir();
    expect(faultsOf(bundle as never)).toEqual([]);
    for (const { resource } of bundle.entry) expect([resource.resourceType, resource.id, faultsOf(resource)]).toEqual([resource.resourceType, resource.id, []]);
    expect(new Set(bundle.entry.map(({ resource }) => resource.resourceType))).toEqual(new Set(["Consent", "AuditEvent"]));
    expect(new Set(bundle.entry.map(({ fullUrl }) => fullUrl)).size).toBe(bundle.entry.length);
    expect(new Set(bundle.entry.flatMap(({ resource }) => (resource.resourceType === "Consent" ? [resource["status"]] : [])))).toEqual(new Set(["active", "inactive", "rejected"]));
  });

  it("the check itself finds a privacy consent without a patient, a status and a code that are none", async () => {
    const consent = (await fhir()).entry[0]?.resource ?? { resourceType: "none", id: "" };
    const { patient: _patient, ...nobodys } = consent;
    expect(faultsOf(nobodys as Resource)).toEqual(["a privacy consent without a patient"]);
    expect(faultsOf({ ...consent, status: "granted" })).toHaveLength(1);
    expect(faultsOf({ ...consent, scope: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/consentscope", code: "privacy" }] } })).toHaveLength(1);
    expect(faultsOf({ ...consent, granted: true })).not.toEqual([]);
  });

  it("has an AuditEvent for each change, disclosure and look-up, and each consent's purpose, parties and categories as codes", async () => {
    const { consents, disclosures, lookUps } = await json();
    const { entry } = await fhir();
    const events = entry.flatMap(({ resource }) => (resource.resourceType === "AuditEvent" ? [resource] : []));
    expect(events.map(({ id, recorded }) => `${id} ${String(recorded)}`).toSorted()).toEqual([
      ...consents.flatMap(({ consentId, epochs }) => epochs.map(({ epoch, at }) => `${consentId}-${epoch} ${at}`)),
      ...disclosures.map(({ disclosureId, at }) => `${disclosureId} ${at}`),
      ...lookUps.map(({ lookUpId, at }) => `look-up-${lookUpId} ${at}`),
    ].toSorted());
    const narrowed = entry.find(({ resource }) => resource.id === first.idOf("referral"))?.resource;
    expect(narrowed).toMatchObject({ status: "active", provision: { type: "permit", purpose: [{ code: "referral" }], code: [{ coding: [{ code: "situation" }] }], actor: [{ reference: { identifier: { value: "municipality-0101" } } }, { reference: { identifier: { value: "organisation-harbour" } } }] } });
  });

  it("takes its own codes from lists that are documented, and says of nobody more than ids, roles and units", async () => {
    const bundle = await fhir();
    const lists: Record<string, readonly string[]> = {
      purpose: Purpose.options, "data-category": DataCategory.options, "disclosure-kind": consentCommands.DisclosureKind.options, "look-up": LookUpWhat.options, reason: LookUpReason.options,
      change: ["requested", "granted", "refused", "lapsed", "renewed", "narrowed", "revoked", "expired"],
      role: ["citizen", "representative", "caseworker", "team-leader", "coordinator", "peer", "auditor", "service", "time", "referral", "recipient", "recipient-user", "discloser"],
    };
    for (const { system, code } of codingsIn(bundle)) {
      const name = /^urn:haandslag:fhir:CodeSystem:(.*)$/.exec(system)?.[1];
      if (name === "law-row") expect(lawRowNamed(code)).toBeDefined();
      else if (name !== undefined) expect(lists[name], name).toContain(code);
    }
    for (const exported of [JSON.stringify(bundle), JSON.stringify(await json())]) expect(exported).not.toMatch(/s_[br]{43}|login-representative|"display"/);
  });
});
