import { createServer } from "node:http";
import { SignJWT, exportJWK, generateKeyPair } from "jose";
import type { CryptoKey, JWK } from "jose";

export const audience = "urn:haandslag:api";

/** An issuer as small as the verifier can tell from a real one: discovery, keys, and a hand that signs what it is told. */
export async function issuerForTests() {
  const keys = await Promise.all((["RS256", "ES256"] as const).map((alg) => makeKey(alg)));
  const asked = { discovery: 0, keys: 0 };
  const server = createServer((request, response) => {
    if (request.url === "/keys") {
      asked.keys += 1;
      response.end(JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));
    } else {
      asked.discovery += 1;
      response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { port } = address;
  const issuer = `http://127.0.0.1:${port}`;
  const [rsa, ec] = keys;
  if (rsa === undefined || ec === undefined) throw new Error("no keys");
  return {
    issuer,
    asked,
    rsa,
    ec,
    up: () => listen(port),
    async down() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    /** A token that the verifier takes, apart from what `change` says. `undefined` takes a claim away. */
    sign(change: { claims?: Record<string, unknown>; header?: Record<string, unknown>; key?: CryptoKey | Uint8Array; alg?: string } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: issuer, aud: audience, sub: "user-1", client_id: "test", jti: "jti-1", iat: now, exp: now + 60, ...caseworker, ...change.claims };
      return new SignJWT(JSON.parse(JSON.stringify(claims)))
        .setProtectedHeader({ alg: change.alg ?? "RS256", typ: "at+jwt", kid: rsa.jwk.kid ?? "", ...change.header })
        .sign(change.key ?? rsa.privateKey);
    },
  };
}

export type IssuerForTests = Awaited<ReturnType<typeof issuerForTests>>;

export const caseworker = { role: "caseworker", tenant: "municipality-0101", unit: "unit-1" };

export async function makeKey(alg: "RS256" | "ES256"): Promise<{ privateKey: CryptoKey; jwk: JWK }> {
  const pair = await generateKeyPair(alg, { extractable: true });
  return { privateKey: pair.privateKey, jwk: { ...(await exportJWK(pair.publicKey)), kid: `key-${crypto.randomUUID()}`, alg, use: "sig" } };
}
