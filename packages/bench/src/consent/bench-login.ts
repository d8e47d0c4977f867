import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** A login provider as small as a service's verifier can tell from a real one, which signs one service's token. */
export async function startBenchLogin(): Promise<{ issuer: string; serviceToken(service: string): Promise<string>; close(): Promise<void> }> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const keys = [{ ...(await exportJWK(publicKey)), kid: "bench", alg: "ES256", use: "sig" }];
  let issuer = "";
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(request.url === "/jwks" ? { keys } : { issuer, jwks_uri: `${issuer}/jwks` }));
  });
  await new Promise<void>((listening) => { server.listen(0, "127.0.0.1", listening); });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    serviceToken: (service) => new SignJWT({ client_id: service, role: "service", service })
      .setProtectedHeader({ alg: "ES256", kid: "bench", typ: "at+jwt" })
      .setIssuer(issuer).setAudience("urn:haandslag:api").setSubject(service).setJti(randomUUID()).setIssuedAt().setExpirationTime("2h").sign(privateKey),
    close: () => new Promise((closed) => { server.close(() => closed()); }),
  };
}
