import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { codeOf, harbour, key, municipality, openConsentService, people, start, type TestService, whenAsked, whenGranted, whenSent } from "../given.ts";
import { aReceipt, hearing, type Holders, openHolders } from "./given-receipts.ts";

let service: TestService;
let holders: Holders;
beforeAll(async () => {
  service = await openConsentService();
  holders = await openHolders();
});
beforeEach(async () => {
  await service.forget();
  service.clock.moveTo(start);
});
afterAll(async () => {
  await holders.close();
  await service.close();
});
const stop = (consentId: string) => service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId });
const confirm = (consentId: string, epoch: number, who: Parameters<TestService["as"]>[0] = people.coordinator) => service.as(who).confirmOwnNotesDeleted({ idempotencyKey: key(), consentId, epoch });
const notesOf = async (consentId: string) => (await service.as(people.citizen).receiptsOfConsent({ consentId })).receipts.map(({ ownNotes }) => ownNotes);

describe("CON-24 what people wrote down themselves", () => {
  it("is gone when a named coordinator of the recipient says so, once; until then the account says that nobody has", async () => {
    const { referralId, idOf } = await whenGranted(service);
    await whenSent(service, referralId);
    const { consentId, epoch } = await stop(idOf("referral"));
    expect(await notesOf(consentId)).toEqual([{ status: "unconfirmed", by: null, at: null }]);
    expect(await confirm(consentId, epoch)).toEqual({ consentId, epoch });
    const confirmed = [{ status: "confirmed", by: people.coordinator.userId, at: service.clock.now().toISOString() }];
    expect(await notesOf(consentId)).toEqual(confirmed);
    service.clock.advance({ hours: 1 });
    await Promise.all([confirm(consentId, epoch), confirm(consentId, epoch, { ...people.coordinator, userId: "login-colleague" })]);
    expect(await notesOf(consentId)).toEqual(confirmed);
    expect(await service.sql("SELECT r.confirmed_by, e.kind FROM receipt r JOIN log_entry e ON e.ref = r.id::text WHERE r.consent_id = $1", [consentId])).toEqual([{ confirmed_by: people.coordinator.userId, kind: "receipt" }]);
    // Told once, so that the citizen's page shows it by itself; by whom is in no event.
    const told = await service.sql<{ data: unknown }>("SELECT key, data FROM outbox WHERE type = 'dk.haandslag.consent.own-notes-confirmed.v1' AND data->>'consentId' = $1", [consentId]);
    expect(told).toEqual([{ key: referralId, data: { consentId, referralId, epoch, recipient: harbour } }]);
  });

  it("stands in the list of that organisation's coordinators until somebody has said so, and in no other's", async () => {
    const { referralId, idOf } = await whenGranted(service);
    await whenSent(service, referralId);
    const toConfirm = async (who: Parameters<TestService["as"]>[0] = people.coordinator) => (await service.as(who).notesToConfirm({})).notes;
    expect(await toConfirm()).toEqual([]);
    const { consentId, epoch } = await stop(idOf("referral"));
    await stop(idOf("measurement"));
    expect(await toConfirm()).toEqual([{ consentId, referralId, epoch, because: "revoked", since: service.clock.now().toISOString() }]);
    expect(await toConfirm(people.otherCoordinator)).toEqual([]);
    await confirm(consentId, epoch);
    expect(await service.as(people.coordinator).notesToConfirm({ limit: 1 })).toEqual({ notes: [], nextCursor: null });
  });

  it("two coordinators at the same moment are one confirmation", async () => {
    const { referralId, idOf } = await whenGranted(service);
    await whenSent(service, referralId);
    const { consentId, epoch } = await stop(idOf("referral"));
    await Promise.all(["one", "two", "three"].map((name) => confirm(consentId, epoch, { ...people.coordinator, userId: `login-${name}` })));
    expect(await service.sql("SELECT count(*)::int FROM receipt WHERE consent_id = $1", [consentId])).toEqual([{ count: 1 }]);
  });

  it.each([
    ["before the end", "NOT_FOUND", people.coordinator], ["of a narrowing", "CONSENT_WRONG_STATE", people.coordinator], ["of another organisation", "NOT_FOUND", people.otherCoordinator],
  ] as const)("cannot be confirmed %s", async (when, code, who) => {
    const { referralId, idOf } = await whenGranted(service);
    await whenSent(service, referralId);
    const consentId = idOf("referral");
    if (when === "of a narrowing") await service.as(people.citizen).narrowConsent({ idempotencyKey: key(), consentId, categories: ["situation"] });
    if (when === "of another organisation") await stop(consentId);
    expect(await codeOf(confirm(consentId, 3, who))).toBe(code);
  });

  it("is nobody's to confirm where nothing was sent: not for figures, not for an organisation that was never told", async () => {
    const { idOf } = await whenGranted(service);
    for (const purpose of ["referral", "measurement"] as const) expect(await notesOf((await stop(idOf(purpose))).consentId)).toEqual([{ status: "not-applicable", by: null, at: null }]);
  });
});

describe("CON-24 the citizen sees one line for each recipient", () => {
  it("since when, until when, and who has answered; who was only asked about is none", async () => {
    await whenAsked(service, { organisation: { party: { kind: "organisation", id: "organisation-bridge" }, name: "Broen", phone: "70 00 00 01" } });
    const { referralId, idOf } = await whenGranted(service);
    await whenSent(service, referralId);
    const lines = async () => (await service.as(people.citizen).myRecipients()).recipients.map(({ recipient, since, until, status }) => [recipient, since, until, status]);
    expect(await lines()).toEqual([[harbour, start, null, "receiving"], [municipality, start, null, "receiving"]]);

    service.clock.advance({ hours: 2 });
    const now = service.clock.now().toISOString();
    const { consentId, epoch } = await stop(idOf("referral"));
    await stop(idOf("feedback"));
    expect(await lines()).toEqual([[harbour, start, null, "awaited"], [municipality, start, now, "awaited"]]);
    const hear = hearing(service, holders);
    await hear(await aReceipt(holders.referral.signer, { referralId, consentId, epoch }));
    await hear(await aReceipt(holders["peer-assignment"].signer, { referralId, consentId, epoch }));
    await hear(await aReceipt(holders.referral.signer, { referralId, consentId: idOf("feedback"), epoch: 3 }, { claims: { recipient: municipality.id, erased: [], kept: [{ what: "fed-back", paragraph: "offentlighedsloven-15" }] } }));
    expect(await lines()).toEqual([[harbour, start, null, "receiving"], [municipality, start, now, "answered"]]);
    await stop(idOf("measurement"));
    await hear(await aReceipt(holders.outcomes.signer, { referralId, consentId: idOf("measurement"), epoch: 3 }));
    expect(await lines()).toEqual([[harbour, start, now, "answered"], [municipality, start, now, "answered"]]);
    const [harbours, municipalitys] = (await service.as(people.citizen).myRecipients()).recipients;
    expect(harbours?.consents.map(({ purpose, status, receipts }) => [purpose, status, receipts.map(({ holders: of }) => of.map(({ holder, status: stands }) => [holder, stands]))])).toEqual([
      ["referral", "revoked", [[["referral", "received"], ["peer-assignment", "received"]]]], ["measurement", "revoked", [[["outcomes", "received"]]]],
    ]);
    expect(municipalitys?.consents[0]?.receipts[0]?.holders[0]).toMatchObject({ holder: "referral", kept: [{ what: "fed-back", paragraph: "offentlighedsloven-15" }] });
  });

  it("CON-29 and nobody else's", async () => {
    const { idOf } = await whenGranted(service);
    await stop(idOf("referral"));
    expect(await service.as(people.otherCitizen).myRecipients()).toEqual({ recipients: [] });
    expect(await codeOf(service.as(people.otherCitizen).receiptsOfConsent({ consentId: idOf("referral") }))).toBe("NOT_FOUND");
  });
});
