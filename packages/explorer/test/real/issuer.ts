import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Actor } from "@haandslag/service-kit/auth";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface Issuer {
  readonly issuer: string;
  tokenFor(actor: Actor): Promise<string>;
  close(): Promise<void>;
}

/** A login provider that signs tokens for whoever acts in a trace, and gives services theirs (client credentials, RFC 6749 § 4.4). */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "test", alg: "ES256", use: "sig" };
  let issuer = "";
  const tokenFor = ({ userId, role, tenantId, unitId, subjectId, peerId, service, assuranceLevel }: Actor): Promise<string> =>
    new SignJWT({
      client_id: userId, role,
      ...(tenantId === undefined ? {} : { tenant: tenantId }), ...(unitId === undefined ? {} : { unit: unitId }), ...(subjectId === undefined ? {} : { subjectId }),
      ...(peerId === undefined ? {} : { peerId }), ...(service === undefined ? {} : { service }),
      ...(assuranceLevel === undefined ? {} : { acr: "https://data.gov.dk/concept/core/nsis/loa/Substantial" }),
    })
      .setProtectedHeader({ alg: "ES256", kid: "test", typ: "at+jwt" })
      .setIssuer(issuer).setAudience("urn:haandslag:api").setSubject(userId).setJti(randomUUID()).setIssuedAt().setExpirationTime("30m").sign(privateKey);
  const answers = async (path: string, authorization: string): Promise<unknown> => {
    if (path === "/jwks") return { keys: [jwk] };
    if (path !== "/token") return { issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` };
    const client = Buffer.from(authorization.replace("Basic ", ""), "base64").toString().split(":")[0] ?? "";
    const service = decodeURIComponent(client);
    return { access_token: await tokenFor({ userId: service, role: "service", service }), token_type: "Bearer", expires_in: 1800 };
  };
  const server = createServer((request, response) => {
    void answers(request.url ?? "", request.headers.authorization ?? "").then((document) => response.setHeader("content-type", "application/json").end(JSON.stringify(document)));
  });
  await new Promise<void>((listening) => { server.listen(0, "127.0.0.1", listening); });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { issuer, tokenFor, close: () => new Promise<void>((closed) => { server.close(() => closed()); server.closeAllConnections(); }) };
}
