import { createHash, createPrivateKey } from "node:crypto";
import { ConsentReceipted } from "@haandslag/contracts";
import { receiptSigner } from "@haandslag/service-kit";
import { commitmentOf } from "@haandslag/transparency-log";
import { compactVerify, importJWK, type JWK, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bridge, codeOf, everyQuestion, harbour, key, newId, openConsentService, people, type TestService, whenGranted, whenSent } from "../given.ts";
import { aReceipt, claimsOf, type Due, hearing, type Holders, newKey, openHolders } from "./given-receipts.ts";

let service: TestService;
let holders: Holders;
let hear: ReturnType<typeof hearing>;
beforeAll(async () => {
  service = await openConsentService();
  holders = await openHolders();
  hear = hearing(service, holders);
});
beforeEach(() => service.forget());
afterAll(async () => {
  await holders.close();
  await service.close();
});

const referralAlone = { questions: [everyQuestion[0] as never] };
/** The organisation was sent the case, and the citizen stopped it. */
async function whenStopped(change: Parameters<typeof whenGranted>[1] = referralAlone): Promise<Due & { idOf: Awaited<ReturnType<typeof whenGranted>>["idOf"] }> {
  const { referralId, idOf } = await whenGranted(service, change);
  await whenSent(service, referralId);
  const { consentId, epoch } = await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
  return { referralId, consentId, epoch, idOf };
}
const linesOf = async (consentId: string) => (await service.as(people.citizen).receiptsOfConsent({ consentId })).receipts.map(({ epoch, because, holders: lines }) => [epoch, because, Object.fromEntries(lines.map(({ holder, status }) => [holder, status]))]);
const privateKey = (key: string) => createPrivateKey({ key: Buffer.from(key, "base64"), format: "der", type: "pkcs8" });
const announced = async (referralId: string) => (await service.sql<{ data: unknown }>("SELECT data FROM outbox WHERE key = $1 AND type = $2 ORDER BY position", [referralId, ConsentReceipted.type])).map(({ data }) => ConsentReceipted.data.parse(data));

describe("CON-24 every end and every narrowing awaits its receipts, in the transaction that makes it", () => {
  it("a revocation awaits the sender's side and, having been sent the case, the organisation's", async () => {
    const { consentId, epoch } = await whenStopped();
    expect(await linesOf(consentId)).toEqual([[epoch, "revoked", { referral: "awaited", "peer-assignment": "awaited" }]]);
  });

  it("an organisation that was never sent anything is not waited for, and is heard all the same", async () => {
    const { referralId, idOf } = await whenGranted(service);
    const stopped = await Promise.all((["referral", "feedback", "measurement"] as const).map((purpose) => service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: idOf(purpose) })));
    expect(await Promise.all(stopped.map(({ consentId }) => linesOf(consentId)))).toEqual([
      [[3, "revoked", { referral: "awaited", "peer-assignment": "not-awaited" }]], [[3, "revoked", { referral: "awaited" }]], [[3, "revoked", { outcomes: "awaited" }]],
    ]);
    const due = { referralId, consentId: idOf("referral"), epoch: 3 };
    await hear(await aReceipt(holders["peer-assignment"].signer, due, { claims: { erased: [], kept: [] } }), await aReceipt(holders.referral.signer, due));
    expect(await linesOf(due.consentId)).toEqual([[3, "revoked", { referral: "received", "peer-assignment": "received" }]]);
    // Of what nobody waited for nobody is told.
    expect((await announced(referralId)).map(({ holder, outstanding }) => [holder, outstanding])).toEqual([["referral", 0]]);
  });

  it("a narrowing is due like an end, a renewal and a refusal are not", async () => {
    const { referralId, idOf } = await whenGranted(service, referralAlone);
    await whenSent(service, referralId);
    const citizen = service.as(people.citizen);
    const { notice: { noticeId, version, language, hash } } = await citizen.myConsent({ consentId: idOf("referral") });
    await citizen.renewConsent({ idempotencyKey: key(), consentId: idOf("referral"), notice: { noticeId, version, language, hash } });
    expect(await linesOf(idOf("referral"))).toEqual([]);
    await citizen.narrowConsent({ idempotencyKey: key(), consentId: idOf("referral"), categories: ["situation"] });
    await citizen.revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
    expect(await linesOf(idOf("referral"))).toEqual([
      [4, "narrowed", { referral: "awaited", "peer-assignment": "awaited" }], [5, "revoked", { referral: "awaited", "peer-assignment": "awaited" }],
    ]);
  });
});

describe("CON-24 a receipt", () => {
  it("is counted, told of with how many are outstanding, and can be verified for ever by what is kept beside it", async () => {
    const due = await whenStopped();
    service.clock.advance({ seconds: 1 });
    await hear(await aReceipt(holders.referral.signer, due));
    const second = await aReceipt(holders["peer-assignment"].signer, due, { claims: { erased: ["profile", "pseudonym"], kept: [] } });
    await hear(second);
    expect((await announced(due.referralId)).map(({ holder, outstanding }) => [holder, outstanding])).toEqual([["referral", 1], ["peer-assignment", 0]]);
    expect((await service.as(people.citizen).receiptsOfConsent({ consentId: due.consentId })).receipts[0]?.holders[1])
      .toEqual({ holder: "peer-assignment", status: "received", receivedAt: service.clock.now().toISOString(), stopped: "2026-03-02T09:00:01.000Z", erased: ["profile", "pseudonym"], kept: [] });

    const [kept] = await service.sql<{ jws: string; public_jwk: JWK; subject_id: string }>("SELECT jws, public_jwk, subject_id FROM receipt WHERE consent_id = $1 AND holder = 'peer-assignment'", [due.consentId]);
    const { payload } = await compactVerify(kept?.jws ?? "", await importJWK(kept?.public_jwk ?? {}, "EdDSA"));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ consentId: due.consentId, epoch: due.epoch, erased: ["profile", "pseudonym"] });
    expect(kept?.public_jwk).not.toHaveProperty("d");
  });

  it("CON-22 doubled, replayed and in any order it is one receipt, and says so once", async () => {
    const due = await whenStopped();
    const [first, second] = [await aReceipt(holders["peer-assignment"].signer, due), await aReceipt(holders.referral.signer, due)];
    await hear(first, first);
    await hear({ ...first, id: newId() }, second, first);
    await hear(await aReceipt(holders.referral.signer, due));
    expect((await announced(due.referralId)).map(({ holder, outstanding }) => [holder, outstanding])).toEqual([["peer-assignment", 1], ["referral", 0]]);
    expect(await service.sql("SELECT holder FROM receipt WHERE consent_id = $1 ORDER BY holder", [due.consentId])).toEqual([{ holder: "peer-assignment" }, { holder: "referral" }]);
  });

  it("CON-30 is in the log, committed to with its account", async () => {
    const due = await whenStopped();
    const receipt = await aReceipt(holders.referral.signer, due);
    await hear(receipt);
    expect(await service.sql("SELECT e.kind FROM log_entry e JOIN receipt r ON r.id::text = e.ref WHERE r.consent_id = $1", [due.consentId])).toEqual([{ kind: "receipt" }]);
  });

  it("CON-30 the citizen takes it home as its holder signed it, and the log commits to its hash; nobody else's, and none of a person's word", async () => {
    const due = await whenStopped();
    await hear(await aReceipt(holders.referral.signer, due));
    await service.as(people.coordinator).confirmOwnNotesDeleted({ idempotencyKey: key(), consentId: due.consentId, epoch: due.epoch });
    const { records } = await service.as(people.citizen).myProofs({});
    const ofReceipts = records.flatMap(({ record, isSigned }) => (record.kind === "receipt" ? [{ receiptId: record.receiptId, isSigned }] : []));
    expect(ofReceipts.map(({ isSigned }) => isSigned)).toEqual([false, true]);
    const [confirmed, signed] = ofReceipts.map(({ receiptId }) => receiptId) as [string, string];
    const { format, jws, publicJwk } = await service.as(people.citizen).signedReceipt({ receiptId: signed });
    expect(format).toBe("haandslag-signed-receipt/1");
    expect((await compactVerify(jws, await importJWK(publicJwk, "EdDSA"))).protectedHeader.typ).toBe("haandslag-receipt+jwt");
    const [{ record_version: version, salt, commitment } = { record_version: 0, salt: Buffer.alloc(0), commitment: Buffer.alloc(0) }] = await service.sql<{ record_version: number; salt: Buffer; commitment: Buffer }>(
      "SELECT r.record_version, e.salt, e.commitment FROM receipt r JOIN log_entry e ON e.ref = r.id::text WHERE r.id = $1", [signed]);
    const jwsHash = createHash("sha256").update(jws).digest("base64url");
    const { subjectId } = people.citizen;
    const { consentId, referralId, epoch } = due;
    expect(version).toBe(2);
    expect(commitmentOf(salt, { type: "receipt", version, receiptId: signed, consentId, referralId, epoch, subjectId, recipient: harbour.id, holder: "referral", jwsHash, at: service.clock.now().toISOString() })).toEqual(commitment);
    expect(await codeOf(service.as(people.citizen).signedReceipt({ receiptId: confirmed }))).toBe("NOT_FOUND");
    expect(await codeOf(service.as(people.otherCitizen).signedReceipt({ receiptId: signed }))).toBe("NOT_FOUND");
  });

  it("of yesterday's key counts while the holder publishes it, and of tomorrow's as soon as it does", async () => {
    const due = await whenStopped();
    const next = await receiptSigner({ holder: "referral", key: newKey() });
    holders.referral.publish({ keys: [...next.keys.keys, ...holders.referral.signer.keys.keys] });
    // A verifier that has not seen any keys yet: how long others keep theirs is no matter here.
    await hearing(service, holders)(await aReceipt(next, due));
    holders.referral.publish(holders.referral.signer.keys);
    expect(await linesOf(due.consentId)).toEqual([[3, "revoked", { referral: "received", "peer-assignment": "awaited" }]]);
  });
});

describe("CON-24 what is no receipt for what is due is refused, reported, and never counted", () => {
  const ofReferral = () => holders.referral.signer;
  it.each([
    ["signed by a key that the holder does not publish", async (due: Due) => aReceipt(await receiptSigner({ holder: "referral", key: newKey() }), due), "the signature is not the holder's"],
    ["for the epoch before", (due: Due) => aReceipt(ofReferral(), { ...due, epoch: due.epoch - 1 }), "nothing is due for this epoch"],
    ["for an epoch to come", (due: Due) => aReceipt(ofReferral(), { ...due, epoch: due.epoch + 1 }), "nothing is due for this epoch"],
    ["for a consent that nobody knows", (due: Due) => aReceipt(ofReferral(), { ...due, consentId: newId() }), "nothing is due for this epoch"],
    ["about another referral", (due: Due) => aReceipt(ofReferral(), { ...due, referralId: newId() }), "it is about another referral"],
    ["about another recipient", (due: Due) => aReceipt(ofReferral(), due, { claims: { recipient: bridge.id } }), "it is about another recipient"],
    ["of a holder who does not answer for this purpose", (due: Due) => aReceipt(holders.outcomes.signer, due), "another holder answers for this purpose"],
    ["of one holder under another's name", (due: Due) => aReceipt(ofReferral(), due, { as: "peer-assignment" }), "the signature is not the holder's"],
    ["whose event says another epoch", (due: Due) => aReceipt(ofReferral(), due, { says: { epoch: due.epoch + 1 } }), "its event says something else"],
    ["under another referral's key", (due: Due) => aReceipt(ofReferral(), due, { says: { referralId: newId() } }), "its event says something else"],
  ])("%s", async (_what, make, why) => {
    const due = await whenStopped();
    await expect(hear(await make(due))).rejects.toMatchObject({ code: "RECEIPT_REFUSED" });
    expect(service.lines.at(-1)).toContain(why);
    expect(await linesOf(due.consentId)).toEqual([[3, "revoked", { referral: "awaited", "peer-assignment": "awaited" }]]);
    expect(await service.sql("SELECT 1 FROM receipt")).toEqual([]);
  });

  it("with a header that makes it something else: no algorithm, another type, another key's name", async () => {
    const due = await whenStopped();
    const honest = await aReceipt(ofReferral(), due);
    const { receipt } = honest.data as { receipt: string };
    const [header = "", payload = "", signature = ""] = receipt.split(".");
    const key = newKey();
    const stranger = await receiptSigner({ holder: "referral", key });
    const withHeader = (change: object, signed = signature) => [Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(header, "base64url").toString()) as object, ...change })).toString("base64url"), payload, signed].join(".");
    const [strange] = stranger.keys.keys;
    const signed = (kid: string, typ: string) => new SignJWT({ ...claimsOf(due), iss: "urn:haandslag:referral", holder: "referral" }).setProtectedHeader({ alg: "EdDSA", typ, kid }).sign(privateKey(key));
    const misnamed = await signed("another-name", "haandslag-receipt+jwt");
    holders.referral.publish({ keys: [...stranger.keys.keys, { ...strange, kid: "another-name" }] });
    const mistyped = await signed(strange?.kid ?? "", "at+jwt");
    for (const forged of [withHeader({ alg: "none" }, "AA"), withHeader({ alg: "HS256" }), withHeader({ typ: "JWT" }), withHeader({ kid: undefined }), misnamed, mistyped]) {
      await expect(hearing(service, holders)({ ...honest, data: { ...honest.data as object, receipt: forged } })).rejects.toMatchObject({ code: "RECEIPT_REFUSED" });
    }
    holders.referral.publish(ofReferral().keys);
    expect(await service.sql("SELECT 1 FROM receipt")).toEqual([]);
  });

  it("CON-20 a holder whose keys cannot be had is away, and its receipt is nobody's forgery", async () => {
    const due = await whenStopped();
    const receipt = await aReceipt(ofReferral(), due);
    const fresh = hearing(service, holders);
    holders.referral.away(true);
    await expect(fresh(receipt)).rejects.toMatchObject({ code: "REFERRAL_UNAVAILABLE" });
    holders.referral.away(false);
    await fresh(receipt);
    expect(await linesOf(due.consentId)).toEqual([[3, "revoked", { referral: "received", "peer-assignment": "awaited" }]]);
  });
});

