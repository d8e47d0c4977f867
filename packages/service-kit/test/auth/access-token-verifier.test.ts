import { createPublicKey } from "node:crypto";
import type { JsonWebKey } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessTokenVerifier } from "../../src/auth/index.ts";
import { DomainError } from "../../src/domain-error.ts";
import { audience, issuerForTests, makeKey } from "./issuer-for-tests.ts";
import type { IssuerForTests } from "./issuer-for-tests.ts";

let issuer: IssuerForTests;
beforeAll(async () => {
  issuer = await issuerForTests();
});
afterAll(() => issuer.down());

const refusal = async (asked: Promise<unknown>): Promise<{ code: string; reason: string | undefined }> => {
  const error: unknown = await asked.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof DomainError)) throw new Error("nothing was refused", { cause: error });
  return { code: error.code, reason: error.detail["reason"] };
};

describe("an access token", () => {
  test("of the issuer, for us, in time and signed by a known key tells who calls", async () => {
    const verify = accessTokenVerifier({ issuer: issuer.issuer, audience });
    const actor = { userId: "user-1", role: "caseworker", tenantId: "municipality-0101", unitId: "unit-1" };
    expect(await verify(`Bearer ${await issuer.sign()}`)).toEqual(actor);
    expect(await verify(`bearer ${await issuer.sign({ alg: "ES256", header: { kid: issuer.ec.jwk.kid }, key: issuer.ec.privateKey })}`)).toEqual(actor);
    expect(await verify(`Bearer ${await issuer.sign({ claims: { aud: ["urn:other", audience] } })}`)).toEqual(actor);
  });

  const unsigned = (header: object, payload: object): string => [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const situations: [string, string, () => Promise<string | undefined>][] = [
    ["no header", "token-missing", async () => undefined],
    ["another scheme", "token-malformed", async () => "Basic dXNlcjpwYXNz"],
    ["two tokens", "token-malformed", async () => `Bearer ${await issuer.sign()} ${await issuer.sign()}`],
    ["no JWT", "token-malformed", async () => "Bearer abc.def"],
    ["expired", "token-expired", async () => `Bearer ${await issuer.sign({ claims: { exp: Math.floor(Date.now() / 1000) } })}`],
    ["without an expiry", "token-malformed", async () => `Bearer ${await issuer.sign({ claims: { exp: undefined } })}`],
    ["without a subject", "token-malformed", async () => `Bearer ${await issuer.sign({ claims: { sub: undefined } })}`],
    ["for another audience", "wrong-audience", async () => `Bearer ${await issuer.sign({ claims: { aud: "urn:other" } })}`],
    ["of another issuer", "wrong-issuer", async () => `Bearer ${await issuer.sign({ claims: { iss: "https://login.invalid" } })}`],
    ["an ID token in its place", "wrong-type", async () => `Bearer ${await issuer.sign({ header: { typ: "JWT" } })}`],
    ["no type at all", "wrong-type", async () => `Bearer ${await issuer.sign({ header: { typ: undefined } })}`],
    ["signed by a key not in the key set", "key-unknown", async () => { const key = await makeKey("RS256"); return `Bearer ${await issuer.sign({ key: key.privateKey, header: { kid: key.jwk.kid } })}`; }],
    ["signed by another key under a known key's id", "wrong-signature", async () => `Bearer ${await issuer.sign({ key: (await makeKey("RS256")).privateKey })}`],
    ["algorithm none", "wrong-algorithm", async () => `Bearer ${unsigned({ alg: "none", typ: "at+jwt" }, { iss: issuer.issuer })}.`],
    ["signed with the public key as a shared secret", "wrong-algorithm", async () => {
      const pem = createPublicKey({ key: issuer.rsa.jwk as JsonWebKey, format: "jwk" }).export({ type: "spki", format: "pem" });
      return `Bearer ${await issuer.sign({ alg: "HS256", key: new TextEncoder().encode(String(pem)) })}`;
    }],
    ["another algorithm of the same key", "wrong-algorithm", async () => `Bearer ${unsigned({ alg: "PS256", typ: "at+jwt", kid: issuer.rsa.jwk.kid }, { iss: issuer.issuer })}.AA`],
    ["a role nobody knows", "claims-not-of-role", async () => `Bearer ${await issuer.sign({ claims: { role: "administrator" } })}`],
  ];
  test.each(situations)("%s: not logged in (%s)", async (_situation, reason, header) => {
    const verify = accessTokenVerifier({ issuer: issuer.issuer, audience });
    expect(await refusal(verify(await header()))).toEqual({ code: "NOT_LOGGED_IN", reason });
  });

  test("with any of its characters changed is refused", async () => {
    const verify = accessTokenVerifier({ issuer: issuer.issuer, audience });
    const token = await issuer.sign();
    // The last character of a part holds bits that base64url throws away, so it can change without changing anything.
    const places = [...token].map((_, at) => at).filter((at) => token[at] !== "." && token[at + 1] !== "." && at < token.length - 1);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(..."ABCDEFxyz019_-"), async (at, character) => {
        fc.pre(token[at] !== character);
        expect((await refusal(verify(`Bearer ${token.slice(0, at)}${character}${token.slice(at + 1)}`))).code).toBe("NOT_LOGGED_IN");
      }),
      { numRuns: 150 },
    );
  });

  test("that is only noise is refused, and never anything worse", async () => {
    const verify = accessTokenVerifier({ issuer: issuer.issuer, audience });
    const part = fc.oneof(fc.base64String(), fc.json().map((text) => Buffer.from(text).toString("base64url")), fc.constant(Buffer.from('{"alg":"RS256","typ":"at+jwt","crit":["b64"],"b64":false}').toString("base64url")));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.tuple(part, part, part).map((parts) => `Bearer ${parts.join(".")}`)), async (header) => {
        expect((await refusal(verify(header))).code).toBe("NOT_LOGGED_IN");
      }),
      { numRuns: 300 },
    );
  });

  test("expires by the clock it is checked with, to the second", async () => {
    const token = await issuer.sign({ claims: { exp: 2_000_000_000 } });
    const at = (seconds: number) => accessTokenVerifier({ issuer: issuer.issuer, audience, clock: { now: () => new Date(seconds * 1000) } })(`Bearer ${token}`);
    expect((await at(1_999_999_999)).role).toBe("caseworker");
    expect(await refusal(at(2_000_000_000))).toEqual({ code: "NOT_LOGGED_IN", reason: "token-expired" });
  });
});

describe("the issuer's keys", () => {
  test("are fetched once for many tokens, and unknown key ids do not make it more", async () => {
    const verify = accessTokenVerifier({ issuer: issuer.issuer, audience });
    const token = await issuer.sign();
    const before = { ...issuer.asked };
    await Promise.all(Array.from({ length: 20 }, () => verify(`Bearer ${token}`)));
    const strange = await makeKey("RS256");
    for (let i = 0; i < 20; i += 1) await refusal(verify(`Bearer ${await issuer.sign({ key: strange.privateKey, header: { kid: `made-up-${i}` } })}`));
    expect({ discovery: issuer.asked.discovery - before.discovery, keys: issuer.asked.keys - before.keys }).toEqual({ discovery: 1, keys: 1 });
  });

  test("when they cannot be fetched, login is unavailable, and recovers by itself", async () => {
    const away = await issuerForTests();
    const verify = accessTokenVerifier({ issuer: away.issuer, audience });
    const header = `Bearer ${await away.sign()}`;
    await away.down();
    expect(await refusal(verify(header))).toEqual({ code: "LOGIN_UNAVAILABLE", reason: "keys-not-fetched" });
    await away.up();
    expect((await verify(header)).role).toBe("caseworker");
    await away.down();
  });

  test("a discovery document that speaks for another issuer is not believed", async () => {
    const verify = accessTokenVerifier({ issuer: `${issuer.issuer}/`, audience });
    expect(await refusal(verify(`Bearer ${await issuer.sign()}`))).toEqual({ code: "LOGIN_UNAVAILABLE", reason: "keys-not-fetched" });
  });
});
