import { createHash, generateKeyPairSync } from "node:crypto";
import { ConsentExpired, ConsentNarrowed, ConsentRevoked, type EventType, type Purpose, ReceiptClaims, ReferralReceiptGiven } from "@haandslag/contracts";
import type { EventMessage } from "@haandslag/messaging";
import { createTestDatabase, movableTestClock, type TestDatabase } from "@haandslag/testing";
import { fastify } from "fastify";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readFile } from "node:fs/promises";
import { answerWithReceipts, type EndedConsent, type Holding, inTransaction, isAnsweredOver, receiptSigner, receiptSigningKey, serveReceiptKeys, uuidv7Ids as ids } from "../../src/index.ts";

const newKey = () => generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
const receiptTable = `CREATE TABLE receipt_given (consent_id uuid NOT NULL, epoch int NOT NULL, referral_id uuid NOT NULL, is_over boolean NOT NULL, receipt_id uuid NOT NULL, given_at timestamptz NOT NULL, PRIMARY KEY (consent_id, epoch));`;

let database: TestDatabase;
beforeAll(async () => {
  const kit = await readFile(new URL("../counter/counter.sql", import.meta.url), "utf8");
  database = await createTestDatabase({ sql: ({ app }) => `${kit}\n${receiptTable} GRANT SELECT, INSERT ON receipt_given TO ${app};` });
});
afterAll(() => database.drop());

const clock = movableTestClock("2026-03-02T09:00:00.000Z");
const calls: [what: string, change: string, epoch: number][] = [];
beforeEach(() => { calls.length = 0; });
/** A holder that writes down what it is told; a second passes between stopping and erasing. */
const holding: Holding = {
  stop: async ({ change, epoch }: EndedConsent) => { calls.push(["stop", change, epoch]); },
  erase: async ({ change, epoch }) => {
    calls.push(["erase", change, epoch]);
    clock.advance({ seconds: 1 });
    return change === "narrowed" ? { erased: ["share-parts"], kept: [] } : { erased: ["share"], kept: [{ what: "authority-record", paragraph: "offentlighedsloven-15" }] };
  },
};
const signer = await receiptSigner({ holder: "referral", key: newKey() });
const reactionsWith = (of: Holding) => answerWithReceipts({ event: ReferralReceiptGiven, signer, holding: of, clock, ids });

function consent(o: { purpose?: Purpose } = {}) {
  const facts = {
    consentId: ids.next(), referralId: ids.next(), purpose: o.purpose ?? "referral", discloser: { kind: "authority", id: "municipality-0751" },
    recipient: { kind: "organisation", id: "organisation-havnen" }, categories: ["situation"],
  };
  const heard = (on: EventType, data: object): EventMessage =>
    ({ id: ids.next(), topic: on.topic, key: facts.referralId, type: on.type, source: "test", time: clock.now().toISOString(), correlationId: "019aa000-0000-7000-8000-00000000c0a1", sequence: "1", data: { ...facts, ...data } });
  return {
    ...facts,
    narrowed: (epoch: number) => heard(ConsentNarrowed, { epoch }),
    revoked: (epoch: number) => heard(ConsentRevoked, { epoch, by: "citizen" }),
    expired: (epoch: number) => heard(ConsentExpired, { epoch, because: "time" }),
  };
}
const hear = (message: EventMessage, of: Holding = holding) =>
  inTransaction(database.pool, async (tx) => { for (const reaction of reactionsWith(of)) if (reaction.type === message.type) await reaction.apply(tx, [message]); });
async function receiptsOf(referralId: string): Promise<ReceiptClaims[]> {
  const { rows } = await database.pool.query<{ type: string; data: { receipt: string } }>("SELECT type, data FROM outbox WHERE key = $1 ORDER BY position", [referralId]);
  return await Promise.all(rows.map(async ({ type, data }) => {
    expect(type).toBe("dk.haandslag.referral.receipt-given.v1");
    const { payload } = await compactVerify(data.receipt, createLocalJWKSet(signer.keys as JSONWebKeySet), { algorithms: ["EdDSA"] });
    return ReceiptClaims.parse(JSON.parse(new TextDecoder().decode(payload)));
  }));
}

describe("the end of a consent is answered", () => {
  test("CON-24 with a receipt that a stranger can check: it stopped, then erased, and says what stays by which paragraph", async () => {
    const given = consent();
    await hear(given.revoked(3));
    expect(calls).toEqual([["stop", "revoked", 3], ["erase", "revoked", 3]]);
    const [receipt, ...more] = await receiptsOf(given.referralId);
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({
      iss: "urn:haandslag:referral", holder: "referral", consentId: given.consentId, epoch: 3, referralId: given.referralId, recipient: "organisation-havnen",
      erased: ["share"], kept: [{ what: "authority-record", paragraph: "offentlighedsloven-15" }],
    });
    expect((receipt?.iat ?? 0) * 1000 - Date.parse(receipt?.stopped ?? "")).toBe(1000);
  });

  test.each(["narrowed", "expired"] as const)("CON-14 CON-24 and so is one that is %s", async (change) => {
    const given = consent();
    await hear(given[change](2));
    expect(calls.map(([what, how]) => `${what} ${how}`)).toEqual([`stop ${change}`, `erase ${change}`]);
    expect(await receiptsOf(given.referralId)).toMatchObject([{ epoch: 2, erased: [change === "narrowed" ? "share-parts" : "share"] }]);
    expect(await inTransaction(database.pool, (tx) => isAnsweredOver(tx, given))).toBe(change === "expired");
  });

  test("CON-22 the same epoch twice, ten times at once, is one receipt; an older one after a newer one changes nothing and is answered", async () => {
    const given = consent();
    await Promise.all(Array.from({ length: 10 }, () => hear(given.revoked(5))));
    await hear(given.narrowed(4));
    expect(calls).toEqual([["stop", "revoked", 5], ["erase", "revoked", 5]]);
    expect((await receiptsOf(given.referralId)).map(({ epoch, erased }) => [epoch, erased])).toEqual([[5, ["share"]], [4, []]]);
  });

  test("CON-24 no receipt without the erasure: where it fails, nothing is said, and the next try says it once", async () => {
    const given = consent();
    await expect(hear(given.revoked(2), { ...holding, erase: async () => { throw new Error("the key store is away"); } })).rejects.toThrow("away");
    expect(await receiptsOf(given.referralId)).toEqual([]);
    await hear(given.revoked(2));
    expect(await receiptsOf(given.referralId)).toHaveLength(1);
  });

  test("is none of the business of who holds nothing for the purpose", async () => {
    const given = consent({ purpose: "measurement" });
    await hear(given.revoked(2));
    expect([calls, await receiptsOf(given.referralId)]).toEqual([[], []]);
  });
});

test("CON-24 the public keys are served to anybody, named by their thumbprint (RFC 7638), and the private one is not", async () => {
  const server = fastify();
  serveReceiptKeys(signer)(server);
  const answer = await server.inject({ url: "/.well-known/jwks.json" });
  const [key] = answer.json<{ keys: Record<string, string>[] }>().keys;
  expect(answer.headers["content-type"]).toMatch(/^application\/jwk-set\+json/);
  expect(Object.keys(key ?? {}).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x"]);
  expect(key?.["kid"]).toBe(createHash("sha256").update(JSON.stringify({ crv: "Ed25519", kty: "OKP", x: key?.["x"] })).digest("base64url"));
  await server.close();
});

test("a signing key that is none is refused by its name, and claims that are none of a receipt are not signed", async () => {
  expect(receiptSigningKey.safeParse(newKey()).success).toBe(true);
  expect(receiptSigningKey.safeParse(Buffer.alloc(48).toString("base64")).success).toBe(false);
  const outcomes = await receiptSigner({ holder: "outcomes", key: newKey() });
  await expect(async () => outcomes.sign({ jti: ids.next(), iat: 1, consentId: ids.next(), epoch: 1, referralId: ids.next(), recipient: "a name", stopped: "now", erased: [], kept: [] })).rejects.toThrow(/recipient/);
});
