import { ConsentDisclosed, ConsentGranted, ConsentNarrowed, ConsentRefused, ConsentRenewed, ConsentRevoked } from "@haandslag/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aDisclosure, codeOf, everyQuestion, key, newId, openConsentService, people, sayYes, start, type TestService, whenAsked, whenGranted, whenSent } from "./given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(() => service.forget());
afterAll(() => service.close());
const citizen = () => service.as(people.citizen);
/** What the consent itself went through. */
const eventsOf = async (referralId: string, consentId: string) => (await service.sql<{ type: string; data: { consentId: string } }>("SELECT type, data FROM outbox WHERE key = $1 AND type <> $2 ORDER BY position", [referralId, ConsentDisclosed.type])).filter(({ data }) => data.consentId === consentId);

describe("saying yes", () => {
  it("CON-11 keeps who said it, how surely, how, and to which text, and tells the others what is shared", async () => {
    const { referralId, idOf } = await whenAsked(service);
    const consentId = idOf("referral");
    expect(await sayYes(service, consentId, ["situation", "contact"])).toEqual({ consentId, status: "granted", epoch: 2 });
    const [row] = await service.sql<{ data: { yes: unknown } }>("SELECT data FROM consent_history WHERE aggregate_id = $1 AND type = 'granted'", [consentId]);
    const { notice: { noticeId, version, language, hash }, ...shown } = await citizen().myConsent({ consentId });
    expect(row?.data.yes).toEqual({ lawRow: "authority.referral.adult", grantor: people.citizen.subjectId, assuranceLevel: "substantial", method: "login", notice: { noticeId, version, language, hash } });
    expect(shown).toMatchObject({ status: "granted", shared: ["situation", "contact"], validFrom: "2026-03-02T09:00:00.000Z", expiresAt: "2027-03-01T23:00:00.000Z" });
    const [, granted] = await eventsOf(referralId, consentId);
    expect(granted?.type).toBe(ConsentGranted.type);
    expect(ConsentGranted.data.parse(granted?.data)).toMatchObject({ epoch: 2, categories: ["situation", "contact"] });
  });

  it("CON-16 to one question leaves the two others as they were", async () => {
    const { referralId, idOf } = await whenAsked(service);
    await sayYes(service, idOf("feedback"), ["ended"]);
    await citizen().refuseConsent({ idempotencyKey: key(), consentId: idOf("measurement") });
    const { consents } = await citizen().myConsents({ referralId });
    expect(Object.fromEntries(consents.map(({ purpose, status }) => [purpose, status]))).toEqual({ referral: "requested", feedback: "granted", measurement: "refused" });
  });

  it.each([
    ["CON-11 on an assurance level below substantial", "ASSURANCE_TOO_LOW", people.citizenOnLow, {}],
    ["CON-11 to a text with other words", "NOTICE_CHANGED", people.citizen, { notice: { noticeId: "referral-from-authority", version: 1, language: "da", hash: "0".repeat(64) } }],
    ["CON-10 for longer than a year", "CONSENT_TOO_LONG", people.citizen, { expiresAt: "2027-03-02T09:00:00.001Z" }],
    ["CON-17 to what was not asked", "CONSENT_CATEGORY_NOT_ASKED", people.citizen, { categories: ["started"] }],
    ["CON-29 for somebody else", "NOT_FOUND", people.otherCitizen, {}],
  ] as const)("%s is refused with %s, and nothing changes", async (_how, code, actor, change) => {
    const { idOf } = await whenAsked(service);
    const consentId = idOf("referral");
    const { notice: { noticeId, version, language, hash } } = await citizen().myConsent({ consentId });
    const input = { idempotencyKey: key(), consentId, categories: ["wishes"] as const, notice: { noticeId, version, language, hash }, ...change };
    expect(await codeOf(service.as(actor).grantConsent(input as never))).toBe(code);
    expect(await service.sql("SELECT version FROM consent WHERE id = $1", [consentId])).toEqual([{ version: 1 }]);
    expect(await service.sql("SELECT FROM consent_epoch WHERE consent_id = $1", [consentId])).toHaveLength(1);
  });

  it("REF-21 the same yes again, also at the same moment, is one yes", async () => {
    const { idOf } = await whenAsked(service);
    const consentId = idOf("referral");
    const { notice: { noticeId, version, language, hash } } = await citizen().myConsent({ consentId });
    const input = { idempotencyKey: key(), consentId, categories: ["wishes"], notice: { noticeId, version, language, hash } } as const;
    const yes = () => citizen().grantConsent({ ...input, categories: ["wishes"] });
    const answers = await Promise.all([yes(), yes(), yes()]);
    expect(answers).toEqual(Array(3).fill({ consentId, status: "granted", epoch: 2 }));
    expect(await service.sql("SELECT type FROM consent_history WHERE aggregate_id = $1 ORDER BY version", [consentId])).toEqual([{ type: "requested" }, { type: "granted" }]);
  });
});

describe("saying no", () => {
  it("is done once, and stays quiet the second time", async () => {
    const { referralId, idOf } = await whenAsked(service);
    const consentId = idOf("referral");
    const refuse = () => citizen().refuseConsent({ idempotencyKey: key(), consentId });
    expect(await refuse()).toEqual({ consentId, status: "refused", epoch: 2 });
    expect(await refuse()).toEqual({ consentId, status: "refused", epoch: 2 });
    expect((await eventsOf(referralId, consentId)).map(({ type }) => type).slice(1)).toEqual([ConsentRefused.type]);
  });
  it("CON-29 is nobody else's to say, and takes no reason", async () => {
    const { idOf } = await whenAsked(service);
    expect(await codeOf(service.as(people.otherCitizen).refuseConsent({ idempotencyKey: key(), consentId: idOf("referral") }))).toBe("NOT_FOUND");
    expect(await codeOf(citizen().refuseConsent({ idempotencyKey: key(), consentId: idOf("referral"), reason: "none of yours" } as never))).toBe("INPUT_INVALID");
  });
});

describe("changing one's mind", () => {
  it("renewing gives a new end and a new epoch; another text is refused", async () => {
    const { referralId, idOf } = await whenGranted(service, { questions: [everyQuestion[0] as never] });
    const consentId = idOf("referral");
    const { notice: { noticeId, version, language, hash } } = await citizen().myConsent({ consentId });
    service.clock.advance({ days: 300 });
    expect(await codeOf(citizen().renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash: "f".repeat(64) } }))).toBe("NOTICE_CHANGED");
    expect(await citizen().renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash } })).toMatchObject({ status: "granted", epoch: 3 });
    expect((await citizen().myConsent({ consentId })).expiresAt).toBe("2027-12-26T23:00:00.000Z");
    expect((await eventsOf(referralId, consentId)).at(-1)?.type).toBe(ConsentRenewed.type);
  });

  it.each(["citizen", "citizenOnLow", "caseworker", "teamLeader", "coordinator", "peer"] as const)("CON-13 sharing less, and then nothing, works for the %s", async (name) => {
    const { referralId, idOf } = await whenGranted(service, { questions: [everyQuestion[0] as never] });
    const consentId = idOf("referral");
    await whenSent(service, referralId, { toPeer: people.peer.peerId });
    const by = service.as(people[name]);
    expect(await by.narrowConsent({ idempotencyKey: key(), consentId, categories: ["wishes", "situation"] })).toMatchObject({ status: "granted", epoch: 3 });
    expect(await by.revokeConsent({ idempotencyKey: key(), consentId })).toMatchObject({ status: "revoked", epoch: 4 });
    const [, , narrowed, revoked] = await eventsOf(referralId, consentId);
    expect(ConsentNarrowed.data.parse(narrowed?.data).categories).toEqual(["situation", "wishes"]);
    expect(ConsentRevoked.data.parse(revoked?.data)).toMatchObject({ by: name.startsWith("citizen") ? "citizen" : "staff", categories: ["situation", "wishes"] });
  });

  it.each(["otherCitizen", "caseworkerOfOtherUnit", "teamLeaderOfOtherUnit", "otherCaseworker", "otherTeamLeader", "otherCoordinator", "colleagueOfPeer", "otherPeer"] as const)("CON-29 for the %s the consent does not exist", async (name) => {
    const { referralId, idOf } = await whenGranted(service, { questions: [everyQuestion[0] as never] });
    await whenSent(service, referralId, { toPeer: people.peer.peerId });
    const consentId = idOf("referral");
    for (const id of [consentId, newId()]) {
      expect(await codeOf(service.as(people[name]).revokeConsent({ idempotencyKey: key(), consentId: id }))).toBe("NOT_FOUND");
      expect(await codeOf(service.as(people[name]).narrowConsent({ idempotencyKey: key(), consentId: id, categories: ["wishes"] }))).toBe("NOT_FOUND");
    }
  });

  it("CON-13 CON-29 an organisation's staff end what the ledger says they were told of: the coordinator once it was sent, the peer once contact was opened", async () => {
    const { referralId, idOf } = await whenGranted(service);
    const consentId = idOf("referral");
    const narrow = (name: "coordinator" | "peer") => service.as(people[name]).narrowConsent({ idempotencyKey: key(), consentId, categories: ["situation", "wishes", "practical", "identity", "contact"] });
    const stopAll = (name: "coordinator" | "peer") => service.as(people[name]).revokeAllConsents({ idempotencyKey: key(), referralId });
    for (const name of ["coordinator", "peer"] as const) expect([await codeOf(narrow(name)), await codeOf(stopAll(name))]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    await whenSent(service, referralId);
    expect(await narrow("coordinator")).toMatchObject({ status: "granted" });
    expect([await codeOf(narrow("peer")), await codeOf(stopAll("peer"))]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    await whenSent(service, referralId, { toPeer: people.peer.peerId });
    expect(await narrow("peer")).toMatchObject({ status: "granted" });
    expect((await stopAll("peer")).stopped).toHaveLength(3);
  });

  it("ASG-04 CON-29 a peer who was asked, and opened what it was about, has no part in the case: only name and contact give one", async () => {
    const { referralId, idOf } = await whenGranted(service);
    await whenSent(service, referralId);
    const opened = await service.as(people.referralService).disclose(aDisclosure(referralId, { kind: "ask", recipientUser: people.peer.peerId, categories: ["situation", "wishes", "practical"] }));
    expect(opened).toMatchObject({ permitted: true });
    const peer = service.as(people.peer);
    expect(await codeOf(peer.revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") }))).toBe("NOT_FOUND");
    expect(await codeOf(peer.narrowConsent({ idempotencyKey: key(), consentId: idOf("referral"), categories: ["situation"] }))).toBe("NOT_FOUND");
    expect(await codeOf(peer.revokeAllConsents({ idempotencyKey: key(), referralId }))).toBe("NOT_FOUND");
    const { disclosures } = await service.as(people.citizen).listDisclosures({ limit: 50, referralId });
    expect(disclosures.map(({ kind }) => kind).toSorted()).toEqual(["ask", "offer"]);
  });

  it("CON-13 CON-14 stopping takes no reason, does it once, and succeeds quietly on what has ended", async () => {
    const { referralId, idOf } = await whenGranted(service, { questions: [everyQuestion[0] as never] });
    const consentId = idOf("referral");
    expect(await codeOf(citizen().revokeConsent({ idempotencyKey: key(), consentId, reason: "moved" } as never))).toBe("INPUT_INVALID");
    const stop = () => citizen().revokeConsent({ idempotencyKey: key(), consentId });
    expect(await Promise.all([stop(), stop(), stop()])).toEqual(Array(3).fill({ consentId, status: "revoked", epoch: 3 }));
    expect((await eventsOf(referralId, consentId)).filter(({ type }) => type === ConsentRevoked.type)).toHaveLength(1);
  });

  it("CON-14 stopping what was only asked is a no; consenting again makes a new one", async () => {
    const { referralId, idOf } = await whenAsked(service, { questions: [everyQuestion[0] as never] });
    expect(await citizen().revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") })).toMatchObject({ status: "refused" });
    expect(await codeOf(sayYes(service, idOf("referral")))).toBe("CONSENT_WRONG_STATE");
    service.clock.advance({ days: 30 });
    const again = await whenGranted(service, { referralId, questions: [everyQuestion[0] as never] });
    expect(again.idOf("referral")).not.toBe(idOf("referral"));
  });
});

describe("stopping everything", () => {
  it("CON-13 ends every consent of the referral in one go, and no other referral's", async () => {
    const first = await whenGranted(service);
    const other = await whenGranted(service);
    const { stopped } = await citizen().revokeAllConsents({ idempotencyKey: key(), referralId: first.referralId });
    expect(stopped.map(({ purpose }) => purpose).sort()).toEqual(["feedback", "measurement", "referral"]);
    const statuses = async (referralId: string) => (await citizen().myConsents({ referralId })).consents.map(({ status }) => status);
    expect(await statuses(first.referralId)).toEqual(["revoked", "revoked", "revoked"]);
    expect(await statuses(other.referralId)).toEqual(["granted", "granted", "granted"]);
  });

  it("a caseworker passes the word on for all, and hears only of what concerns the authority", async () => {
    const { referralId } = await whenGranted(service);
    const { stopped } = await service.as(people.caseworker).revokeAllConsents({ idempotencyKey: key(), referralId });
    expect(stopped.map(({ purpose }) => purpose).sort()).toEqual(["feedback", "referral"]);
    expect((await citizen().myConsents({ referralId })).consents.map(({ status }) => status)).toEqual(["revoked", "revoked", "revoked"]);
  });

  it("REF-21 a late twin of the same word does not stop what was granted since", async () => {
    const { referralId } = await whenGranted(service, { questions: [everyQuestion[0] as never] });
    const input = { idempotencyKey: key(), referralId };
    const first = await citizen().revokeAllConsents(input);
    service.clock.advance({ days: 30 });
    const again = await whenGranted(service, { referralId, questions: [everyQuestion[0] as never] });
    expect(await citizen().revokeAllConsents(input)).toEqual(first);
    expect((await citizen().myConsent({ consentId: again.idOf("referral") })).status).toBe("granted");
    expect(await citizen().revokeAllConsents({ idempotencyKey: key(), referralId })).toMatchObject({ stopped: [{ purpose: "referral" }] });
    expect(await citizen().revokeAllConsents({ idempotencyKey: key(), referralId })).toEqual({ stopped: [] });
  });

  it.each(["otherCitizen", "caseworkerOfOtherUnit", "teamLeaderOfOtherUnit", "otherCaseworker", "otherCoordinator", "colleagueOfPeer", "otherPeer"] as const)("CON-29 for the %s there is nothing to stop", async (name) => {
    const { referralId } = await whenGranted(service);
    await whenSent(service, referralId, { toPeer: people.peer.peerId });
    expect(await codeOf(service.as(people[name]).revokeAllConsents({ idempotencyKey: key(), referralId }))).toBe("NOT_FOUND");
  });
});

it("CON-13 CON-23 CON-24 REF-17 after a merger the successor's staff stop, narrow and read receipts of what the former region asked, and the former region's no more", async () => {
  await service.forget();
  service.clock.moveTo(start);
  const unit = { userId: "login-region", role: "caseworker", unitId: "unit-1" } as const;
  const before = service.as({ ...unit, tenantId: "region-1084" });
  const after = service.as({ ...unit, tenantId: "region-oestdanmark" });
  const { referralId, idOf } = await whenGranted(service, { authority: { party: { kind: "authority", id: "region-1084" }, name: "Region Hovedstaden", unitId: "unit-1", legalBasis: "serviceloven-82" } });
  const narrow = (as: typeof after, category: "wishes" | "situation") => as.narrowConsent({ idempotencyKey: key(), consentId: idOf("referral"), categories: category === "wishes" ? ["situation", "wishes"] : ["situation"] });
  expect(await codeOf(narrow(after, "wishes"))).toBe("NOT_FOUND");
  expect(await narrow(before, "wishes")).toMatchObject({ epoch: 3 });
  service.clock.moveTo("2026-12-31T23:00:00.000Z");
  expect(await codeOf(narrow(before, "situation"))).toBe("NOT_FOUND");
  expect(await narrow(after, "situation")).toMatchObject({ epoch: 4 });
  expect(await after.revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") })).toMatchObject({ status: "revoked" });
  expect((await after.receiptsOfConsent({ consentId: idOf("referral") })).receipts.length).toBeGreaterThan(0);
  expect((await after.revokeAllConsents({ idempotencyKey: key(), referralId })).stopped).toMatchObject([{ purpose: "feedback" }]);
});
