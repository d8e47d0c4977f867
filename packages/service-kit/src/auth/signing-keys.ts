import { createRemoteJWKSet, errors } from "jose";
import type { JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { loginUnavailable } from "./login-errors.ts";

const timeoutMs = 5_000;
/** Keys are asked for again after this long, and at most this often for a key nobody knows: a flood of made-up key ids stays here. */
const cacheMs = 10 * 60_000;
const cooldownMs = 30_000;

/**
 * The issuer's public keys, found through its discovery document (OpenID Connect Discovery 1.0 § 4) unless `jwksUrl`
 * says where, fetched at the first token and then kept.
 * @throws LOGIN_UNAVAILABLE when they cannot be fetched; jose's own errors when the key is not among them.
 */
export function signingKeys(o: { issuer: string; jwksUrl?: string | undefined }): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    try {
      found ??= find(o);
      const keys = await found.catch((error: unknown) => {
        found = undefined; // the next token asks again
        throw error;
      });
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw loginUnavailable("keys-not-fetched", error);
    }
  };
}

async function find(o: { issuer: string; jwksUrl?: string | undefined }): Promise<JWTVerifyGetKey> {
  const url = o.jwksUrl ?? (await discover(o.issuer));
  return createRemoteJWKSet(new URL(url), { timeoutDuration: timeoutMs, cacheMaxAge: cacheMs, cooldownDuration: cooldownMs });
}

async function discover(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
  if (!response.ok) throw new Error(`The issuer's discovery document answered ${response.status}.`);
  const keys = z.object({ issuer: z.literal(issuer), jwks_uri: z.url() }).parse(await response.json()).jwks_uri;
  if (new URL(issuer).protocol === "https:" && new URL(keys).protocol !== "https:") throw new Error("The issuer's discovery document, which came over https, says that its keys are to be had without.");
  return keys;
}
