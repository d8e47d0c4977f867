import { Found, LookedUp } from "@haandslag/contracts";
import { rowsWithin, touchedWithin } from "@haandslag/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onReferralFound } from "../../src/reactions/on-referral-found.ts";
import { onReferralLookedUp } from "../../src/reactions/on-referral-looked-up.ts";
import { aDisclosure, anEvent, bridge, codeOf, harbour, key, municipality, newId, openConsentService, people, sayYes, start, subjectOf, type TestService, whenAsked, whenGranted, whenSent } from "../given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(async () => {
  await service.forget();
  service.clock.moveTo(start);
});
afterAll(() => service.close());

const citizen = () => service.as(people.citizen);
const account = () => citizen().myAccount({});

describe("CON-32 the citizen's account", () => {
  it("has each consent with the texts that were shown, and each change with what, when and by whom", async () => {
    const { referralId, idOf } = await whenAsked(service);
    await sayYes(service, idOf("referral"), ["situation", "wishes"]);
    await whenSent(service, referralId);
    service.clock.advance({ days: 1 });
    await service.as(people.coordinator).narrowConsent({ idempotencyKey: key(), consentId: idOf("referral"), categories: ["situation"] });
    service.clock.advance({ days: 1 });
    await citizen().revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
    const { consents: { consents, nextCursor } } = await account();
    expect(nextCursor).toBeNull();
    expect(consents.map(({ purpose }) => purpose)).toEqual(["measurement", "feedback", "referral"]);
    const referral = consents.find(({ consentId }) => consentId === idOf("referral"));
    expect(referral).toMatchObject({ status: "revoked", unitId: "unit-1", discloser: municipality, recipient: harbour });
    expect(referral?.epochs.map(({ epoch, what, at, by: { kind, role, unitId, userId }, shared }) => [epoch, what, at.slice(0, 10), kind, role, unitId, userId, shared])).toEqual([
      [1, "requested", "2026-03-02", "service", "service", null, people.referralService.userId, []],
      [2, "granted", "2026-03-02", "citizen", "citizen", null, null, ["situation", "wishes"]],
      [3, "narrowed", "2026-03-03", "staff", "coordinator", null, people.coordinator.userId, ["situation"]],
      [4, "revoked", "2026-03-04", "citizen", "citizen", null, null, []],
    ]);
    // What was read is what is told: the very text, by the hash that the yes named.
    expect(referral?.shown.map(({ hash }) => hash)).toEqual([referral?.epochs[1]?.notice?.hash]);
    expect(JSON.stringify(referral?.shown[0]?.text)).toContain("Foreningen Broen");
  });

  it("has recipients with their receipts, disclosures with unit, reason and categories, and what can be proven", async () => {
    const { referralId, idOf } = await whenGranted(service);
    await whenSent(service, referralId);
    await citizen().revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
    const { recipients, disclosures, proofs } = await account();
    expect(recipients.map(({ recipient, status }) => [recipient, status])).toEqual([[harbour, "awaited"], [municipality, "receiving"]]);
    expect(disclosures.disclosures).toMatchObject([{ kind: "offer", purpose: "referral", unitId: "unit-1", recipient: harbour, recipientUser: "inbox", categories: ["situation", "wishes"], consentId: idOf("referral"), epoch: 2 }]);
    expect(proofs.records.map(({ record }) => record.kind).toSorted()).toEqual(["consent-epoch", "consent-epoch", "consent-epoch", "consent-epoch", "consent-epoch", "consent-epoch", "consent-epoch", "disclosure"]);
  });

  it("CON-29 is the citizen's own, page by page, and has nobody else's", async () => {
    const mine = await whenGranted(service);
    const others = await whenGranted(service, { subjectId: subjectOf("b") });
    for (const { referralId } of [mine, others]) await whenSent(service, referralId);
    await service.as(people.caseworker).consentsOfReferral({ referralId: others.referralId });
    const seen = [];
    for (let consentsAfter: string | null | undefined; consentsAfter !== null;) {
      const page = await citizen().myAccount({ limit: 1, ...(consentsAfter === undefined ? {} : { consentsAfter }) });
      seen.push(...page.consents.consents.map(({ referralId }) => referralId));
      expect(JSON.stringify(page)).not.toContain(others.referralId);
      consentsAfter = page.consents.nextCursor;
    }
    expect(seen).toEqual(Array(3).fill(mine.referralId));
  });

  it("says of a representative's yes that somebody acted, and not who", async () => {
    const { referralId, idOf } = await whenAsked(service);
    await service.as(people.referralService).recordRepresentation({ idempotencyKey: key(), referralId, subjectId: subjectOf("a"), representativeSubjectId: subjectOf("r"), kind: "mandate", purposes: ["referral"], from: "2026-01-01", to: null, document: "mandate", turns15On: null, recordedBy: { userId: people.caseworker.userId, authorityId: municipality.id, unitId: "unit-1" } });
    await sayYes(service, idOf("referral"), undefined, { as: people.representative });
    const { consents: { consents } } = await account();
    expect(consents.find(({ purpose }) => purpose === "referral")?.epochs[1]).toMatchObject({ by: { kind: "representative", userId: null }, actedAs: "mandate" });
    expect(JSON.stringify(consents)).not.toMatch(/login-representative|s_r/);
  });
});

describe("CON-32 look-ups", () => {
  const looked = async () => (await citizen().myLookUps({})).lookUps.filter(({ role }) => role !== "citizen").map(({ userId, unitId, what, reason, categories }) => [userId, unitId, what, reason, categories]);

  it("staff's readings are there, one line for each login, referral and quarter of an hour, and what a line was about", async () => {
    const { referralId, idOf } = await whenGranted(service);
    await whenSent(service, referralId);
    for (let i = 0; i < 3; i++) await service.as(people.caseworker).consentsOfReferral({ referralId });
    await service.as(people.caseworker).consentForRecord({ consentId: idOf("referral") });
    await service.as(people.coordinator).receiptsOfConsent({ consentId: idOf("referral") });
    expect(await looked()).toEqual([
      [people.coordinator.userId, null, ["receipts"], "coordination", []],
      [people.caseworker.userId, "unit-1", ["consents", "consent-text"], "case-work", []],
    ]);
    service.clock.advance({ minutes: 15 });
    await service.as(people.caseworker).consentsOfReferral({ referralId });
    expect(await looked()).toHaveLength(3);
  });

  it("who was told nothing has looked at nothing, and services and the citizen leave no line as staff", async () => {
    const { referralId, idOf } = await whenGranted(service);
    expect(await codeOf(service.as(people.otherCaseworker).consentsOfReferral({ referralId }))).toBe("NOT_FOUND");
    expect(await codeOf(service.as(people.caseworkerOfOtherUnit).consentForRecord({ consentId: idOf("referral") }))).toBe("NOT_FOUND");
    await service.as(people.outcomesService).consentsOfReferral({ referralId });
    await citizen().receiptsOfConsent({ consentId: idOf("referral") });
    expect(await looked()).toEqual([]);
  });

  it("CON-22 the case that staff opened is one line however often and late its event comes, also where nobody was asked yet", async () => {
    const referralId = newId();
    const event = anEvent(LookedUp, { referralId, at: start, tenantId: municipality.id, unitId: "unit-1", userId: people.caseworker.userId, role: "caseworker", reason: "case-work" });
    const hear = async () => {
      const tx = await service.owner.connect();
      await onReferralLookedUp.apply(tx, [event, event]).finally(() => tx.release());
    };
    await hear();
    expect(await looked()).toEqual([]);
    await whenAsked(service, { referralId });
    await hear();
    expect(await looked()).toEqual([[people.caseworker.userId, "unit-1", ["case"], "case-work", ["situation", "wishes", "practical", "identity", "contact"]]]);
  });

  it("CON-32 a case that another unit's staff found by a search is a line with the reason they gave, and the name is what they saw", async () => {
    const { referralId } = await whenAsked(service);
    const event = anEvent(Found, { referralId, at: start, tenantId: municipality.id, unitId: "unit-2", userId: "login-elsewhere", role: "caseworker", reason: "already-referred" });
    const tx = await service.owner.connect();
    await onReferralFound.apply(tx, [event, event]).finally(() => tx.release());
    expect(await looked()).toEqual([["login-elsewhere", "unit-2", ["search"], "already-referred", ["identity"]]]);
  });

  it("reading one's own log is free, and is itself a line of it", async () => {
    await citizen().exportMyAccount({ as: "json" });
    await account();
    const { lookUps } = await citizen().myLookUps({});
    expect(lookUps).toMatchObject([{ referralId: null, role: "citizen", what: ["own-export", "own-account"], reason: "own-insight", at: start }]);
    expect((await service.as(people.otherCitizen).myLookUps({})).lookUps.map(({ userId }) => userId)).toEqual([people.otherCitizen.userId]);
  });

  it("are read page by page, newest first", async () => {
    const { referralId } = await whenGranted(service);
    for (let i = 0; i < 5; i++) {
      await service.as({ ...people.caseworker, userId: `login-${i}` }).consentsOfReferral({ referralId });
    }
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await citizen().myLookUps({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.lookUps.filter(({ role }) => role !== "citizen").map(({ userId }) => userId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(["login-4", "login-3", "login-2", "login-1", "login-0"]);
    const ofOthers = await citizen().myLookUps({ limit: 5, by: "others" });
    expect([ofOthers.lookUps.map(({ userId }) => userId), ofOthers.nextCursor], "without her own").toEqual([["login-4", "login-3", "login-2", "login-1", "login-0"], null]);
  });

  it("CON-12 CON-29 by plain SQL the citizen sees her own, who looks can write and not read, and nobody changes or takes away a line", async () => {
    const { referralId } = await whenGranted(service);
    const others = await whenGranted(service, { subjectId: subjectOf("b"), organisation: { party: bridge, name: "Broen", phone: "70 00 00 01" } });
    for (const each of [referralId, others.referralId]) await service.as(people.caseworker).consentsOfReferral({ referralId: each });
    await account();
    const { url } = service.database;
    const counted = async (scope: string | undefined) => (await rowsWithin(url, scope))["look_up"];
    expect([await counted(subjectOf("a")), await counted(subjectOf("b")), await counted(municipality.id), await counted(harbour.id), await counted(undefined), await counted("*")]).toEqual([2, 1, 0, 0, 0, 3]);
    for (const statement of ["UPDATE look_up SET user_id = 'nobody'", "DELETE FROM look_up"]) await expect(touchedWithin(url, "*", statement)).rejects.toThrow("permission denied");
    const insert = `INSERT INTO look_up (referral_id, at, tenant_id, user_id, role, what, reason) VALUES ('${referralId}', now(), '${municipality.id}', 'somebody', 'caseworker', 'case', 'case-work')`;
    for (const scope of [undefined, "municipality-0147", subjectOf("b")]) await expect(touchedWithin(url, scope, insert)).rejects.toThrow("row-level security");
  });
});

describe("CON-31 which consent covered a disclosure", () => {
  it("is told to the citizen and to who audits, and to nobody else", async () => {
    const { referralId } = await whenGranted(service);
    const { disclosureId } = aDisclosure(referralId);
    await service.as(people.referralService).disclose({ ...aDisclosure(referralId), disclosureId });
    expect(await citizen().coverageAt({ disclosureId })).toMatchObject({ covering: { epoch: 2 }, agreesWithLedger: true });
    expect(await service.as(people.auditor).coverageAt({ disclosureId })).toMatchObject({ agreesWithLedger: true });
    for (const actor of [people.otherCitizen, people.bridgeAuditor]) expect(await codeOf(service.as(actor).coverageAt({ disclosureId }))).toBe("NOT_FOUND");
    expect((await citizen().myLookUps({})).lookUps.map(({ role, what }) => [role, what])).toContainEqual(["auditor", ["coverage"]]);
    expect(await codeOf(citizen().coverageAt({ disclosureId, at: "2027-01-01T00:00:00.000Z" }))).toBe("INPUT_INVALID");
  });

  it("at any moment that has passed: before the yes, under it, after it was narrowed, after it was taken back", async () => {
    const { referralId, idOf } = await whenAsked(service);
    const consentId = idOf("referral");
    service.clock.advance({ days: 1 });
    await sayYes(service, consentId, ["situation", "wishes"]);
    service.clock.advance({ days: 1 });
    const input = aDisclosure(referralId);
    await service.as(people.referralService).disclose(input);
    service.clock.advance({ days: 1 });
    await citizen().narrowConsent({ idempotencyKey: key(), consentId, categories: ["situation"] });
    service.clock.advance({ days: 1 });
    await citizen().revokeConsent({ idempotencyKey: key(), consentId });
    service.clock.advance({ days: 1 });
    const at = async (day: string) => {
      const { covering, reasons } = await citizen().coverageAt({ disclosureId: input.disclosureId, at: `2026-03-0${day}T10:00:00.000Z` });
      return covering === null ? reasons : [covering.consentId, covering.epoch];
    };
    expect([await at("1"), await at("2"), await at("3"), await at("4"), await at("5"), await at("6")]).toEqual([["NO_CONSENT"], ["NOT_GRANTED"], [consentId, 2], [consentId, 2], ["CATEGORY_NOT_COVERED"], ["REVOKED"]]);
    // Its own place is before the narrowing, whatever has happened since.
    expect(await citizen().coverageAt({ disclosureId: input.disclosureId })).toMatchObject({ covering: { consentId, epoch: 2, categories: ["situation", "wishes"] }, reasons: [], agreesWithLedger: true });
  });

  it("is rebuilt from the epochs and not read from the ledger: a row that names another epoch, or that stands after the end, is told", async () => {
    const { referralId, idOf } = await whenGranted(service);
    const input = aDisclosure(referralId);
    await service.as(people.referralService).disclose(input);
    await citizen().revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
    await service.sql("UPDATE disclosure SET epoch = 1 WHERE id = $1", [input.disclosureId]);
    expect(await citizen().coverageAt({ disclosureId: input.disclosureId })).toMatchObject({ covering: { epoch: 2 }, ledger: { epoch: 1 }, agreesWithLedger: false });
    await service.sql("UPDATE disclosure SET epoch = 2, position = position + 100 WHERE id = $1", [input.disclosureId]);
    expect(await citizen().coverageAt({ disclosureId: input.disclosureId })).toMatchObject({ covering: null, reasons: ["REVOKED"], agreesWithLedger: false });
  });
});
