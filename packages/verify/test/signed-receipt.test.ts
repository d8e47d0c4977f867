import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { givenLog } from "./given-receipt.ts";
import { nodesToTry, resultsOn } from "./node-under-test.ts";

interface Answer { exit: number; says: string }
interface Jwk { crv: string; kty: string; x: string }

/** A holder's key as it shows it, with its thumbprint (RFC 7638). */
function holderKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  const jwk: Jwk = { crv: "Ed25519", kty: "OKP", x };
  return { privateKey, jwk, thumbprint: createHash("sha256").update(JSON.stringify(jwk)).digest("base64url") };
}
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = {
  iss: "urn:haandslag:peer-assignment", jti: "0198a000-0000-7000-8000-00000000000e", iat: 1_772_442_000, consentId: "0198a000-0000-7000-8000-000000000001", epoch: 3, referralId: "0198a000-0000-7000-8000-000000000002",
  recipient: "organisation-harbour", holder: "peer-assignment", stopped: "2026-03-02T09:00:00.000Z", erased: ["pseudonym", "profile"], kept: [{ what: "course-history", paragraph: "gdpr-5-2" }],
};
const signedBy = (key: { privateKey: KeyObject; thumbprint: string }, said: object = claims, header: object = {}) => {
  const text = `${encoded({ alg: "EdDSA", kid: key.thumbprint, typ: "haandslag-receipt+jwt", ...header })}.${encoded(said)}`;
  return `${text}.${sign(null, Buffer.from(text), key.privateKey).toString("base64url")}`;
};

const own = holderKey();
const jws = signedBy(own);
/** The proof of a record that names this very text by its hash; members in the order of canonical JSON. */
const proofOf = (of: string) => {
  const { consentId, epoch, holder, jti, recipient, referralId } = claims;
  return givenLog({ of: { at: "2026-03-02T09:00:01.000Z", consentId, epoch, holder, jwsHash: createHash("sha256").update(of).digest("base64url"), receiptId: jti, recipient, referralId, subjectId: "s_x", type: "receipt", version: 2 } });
};
const document = (text: string, publicJwk: Jwk = own.jwk) => JSON.stringify({ format: "haandslag-signed-receipt/1", jws: text, publicJwk });
const keySet = (...keys: Jwk[]) => JSON.stringify({ keys });

describe.each(nodesToTry())("CON-24 CON-30 --receipt SIGNED, on Node $version", (node) => {
  const ask = (signed: string | undefined, o: { of?: string; jwks?: string } = {}) => {
    const { key, receipt } = proofOf(o.of ?? jws);
    return resultsOn<Answer>(node, [{ call: "verify", receipt: JSON.stringify(receipt), vkey: key.vkey, signed, jwks: o.jwks }])[0] as Answer;
  };

  it("proves that a recipient's holder signed what the log committed to, and says what was signed and what was not proved", () => {
    const answer = ask(document(jws));
    expect(answer).toMatchObject({ exit: 0 });
    expect(answer.says).toMatch(/^PROVED/);
    expect(answer.says).toContain(`the key ${own.thumbprint} signed it.\n`);
    expect(answer.says).toContain('stopped "2026-03-02T09:00:00.000Z", erased ["pseudonym","profile"], kept [{"paragraph":"gdpr-5-2","what":"course-history"}]');
    expect(answer.says).toMatch(/does not show[^]*Whose key signed SIGNED: it came with it[^]*is the holder's word/);
  });

  it("with the holder's key set also whose key it was", () => {
    const answer = ask(document(jws), { jwks: keySet(holderKey().jwk, own.jwk) });
    expect(answer).toMatchObject({ exit: 0 });
    expect(answer.says).toContain("That key is in KEYS.");
    expect(answer.says).not.toContain("Whose key signed SIGNED");
    expect(ask(document(jws), { jwks: keySet(holderKey().jwk) })).toMatchObject({ exit: 1, says: expect.stringMatching(/^NOT PROVED\. The key .* is not in KEYS/) as string });
  });

  it("without it says that the record names a receipt which was not looked at, and gives its hash as other programs show it", () => {
    const answer = ask(undefined);
    expect(answer).toMatchObject({ exit: 0 });
    expect(answer.says).toMatch(/does not show[^]*names it by jwsHash[^]*--receipt SIGNED/);
    expect(answer.says).toContain(`in hex ${createHash("sha256").update(jws).digest("hex")}`);
  });

  const another = holderKey();
  const elsewhere = (change: object) => signedBy(own, { ...claims, ...change });
  it.each<[string, string, { of?: string }, RegExp]>([
    ["another receipt than the record names", document(elsewhere({ iat: 1 })), {}, /its hash is another one/],
    ["one letter of the signature changed, and the record made for it", document(`${jws.slice(0, -10)}${jws.at(-10) === "A" ? "B" : "A"}${jws.slice(-9)}`), { of: `${jws.slice(0, -10)}${jws.at(-10) === "A" ? "B" : "A"}${jws.slice(-9)}` }, /not signed by the key/],
    ["another's key", document(jws, another.jwk), {}, /names another key/],
    ["another's signature under the holder's name", document(signedBy({ ...another, thumbprint: own.thumbprint })), { of: signedBy({ ...another, thumbprint: own.thumbprint }) }, /not signed by the key/],
    ...([["consentId", "0198a000-0000-7000-8000-0000000000ff"], ["epoch", 2], ["recipient", "organisation-bridge"], ["holder", "referral"], ["referralId", "0198a000-0000-7000-8000-0000000000fe"], ["jti", "0198a000-0000-7000-8000-0000000000fd"]] as const)
      .map(([name, value]): [string, string, { of?: string }, RegExp] => [`another ${name} in what was signed`, document(elsewhere({ [name]: value })), { of: elsewhere({ [name]: value }) }, new RegExp(`its ${name} is another one`)]),
  ])("is not proved with %s", (_what, signed, o, says) => {
    const answer = ask(signed, o);
    expect(answer.says).toMatch(says);
    expect(answer).toMatchObject({ exit: 1 });
  });

  it.each<[string, string, { of?: string; jwks?: string }, RegExp]>([
    ["no JSON", "hello", {}, /SIGNED is not JSON/],
    ["another format", JSON.stringify({ format: "x", jws, publicJwk: own.jwk }), {}, /SIGNED's format/],
    ["no JWS", document("a.b"), {}, /not a JWS/],
    ["no key of this kind", document(jws, { ...own.jwk, crv: "P-256" }), {}, /not an Ed25519 key/],
    ["no algorithm", document(signedBy(own, claims, { alg: "none" })), { of: signedBy(own, claims, { alg: "none" }) }, /no receipt by its header/],
    ["another type of token", document(signedBy(own, claims, { typ: "at+jwt" })), { of: signedBy(own, claims, { typ: "at+jwt" }) }, /no receipt by its header/],
    ["a claim that stands twice", document(twice()), { of: twice() }, /stands twice/],
    ["no key set", document(jws), { jwks: "{}" }, /KEYS is not a JWK Set/],
  ])("is not checked with %s", (_what, signed, o, says) => {
    const answer = ask(signed, o);
    expect(answer.says).toMatch(says);
    expect(answer).toMatchObject({ exit: 2 });
  });

  it("is not checked where the record names none, nor a key set without a receipt", () => {
    const { key, receipt } = givenLog();
    const [none, keys] = resultsOn<Answer>(node, [
      { call: "verify", receipt: JSON.stringify(receipt), vkey: key.vkey, signed: document(jws) },
      { call: "verify", receipt: JSON.stringify(receipt), vkey: key.vkey, jwks: keySet(own.jwk) },
    ]);
    expect(none).toMatchObject({ exit: 2, says: expect.stringContaining("names no signed receipt") as string });
    expect(keys).toMatchObject({ exit: 2, says: expect.stringContaining("--jwks is for the key of --receipt") as string });
  });
});

function twice(): string {
  const said = Buffer.from(JSON.stringify(claims).replace('"epoch":3', '"epoch":2,"epoch":3')).toString("base64url");
  const text = `${encoded({ alg: "EdDSA", kid: own.thumbprint, typ: "haandslag-receipt+jwt" })}.${said}`;
  return `${text}.${sign(null, Buffer.from(text), own.privateKey).toString("base64url")}`;
}
