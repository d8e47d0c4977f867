import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Actor } from "@haandslag/service-kit/auth";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** A login provider that signs access tokens for whoever the test wants to be. */
export async function startTestIssuer() {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "test", alg: "ES256", use: "sig" };
  let issuer = "";
  const server = createServer((request, response) => {
    const document = request.url === "/jwks" ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` };
    response.setHeader("content-type", "application/json").end(JSON.stringify(document));
  });
  await new Promise<void>((listening) => { server.listen(0, "127.0.0.1", listening); });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    tokenFor: ({ userId, role, tenantId, unitId, subjectId, peerId, service, assuranceLevel }: Actor): Promise<string> =>
      new SignJWT({
        client_id: userId, role,
        ...(tenantId === undefined ? {} : { tenant: tenantId }), ...(unitId === undefined ? {} : { unit: unitId }), ...(subjectId === undefined ? {} : { subjectId }),
        ...(peerId === undefined ? {} : { peerId }), ...(service === undefined ? {} : { service }), ...(assuranceLevel === undefined ? {} : { acr: `https://data.gov.dk/concept/core/nsis/loa/${levels[assuranceLevel]}` }),
      })
        .setProtectedHeader({ alg: "ES256", kid: "test", typ: "at+jwt" })
        .setIssuer(issuer).setAudience("urn:haandslag:api").setSubject(userId).setJti(randomUUID()).setIssuedAt().setExpirationTime("5m").sign(privateKey),
    close: () => new Promise<void>((closed) => { server.close(() => closed()); }),
  };
}
const levels = { low: "Low", substantial: "Substantial", high: "High" } as const;
