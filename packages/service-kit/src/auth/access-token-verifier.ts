import { errors, jwtVerify } from "jose";
import type { JWTPayload } from "jose";
import { systemClock } from "../clock.ts";
import type { Clock } from "../clock.ts";
import { DomainError } from "../domain-error.ts";
import { findActor } from "./access-token-claims.ts";
import type { Actor } from "./actor.ts";
import { notLoggedIn } from "./login-errors.ts";
import type { NotLoggedInReason } from "./login-errors.ts";
import { signingKeys } from "./signing-keys.ts";

export type VerifyAccessToken = (authorizationHeader: string | undefined) => Promise<Actor>;

/**
 * Tells who calls, from an `Authorization: Bearer …` header and nothing else: a signed JWT access token (RFC 9068,
 * type `at+jwt`) of `issuer` for `audience`, not expired, with the claims that its role must have.
 *
 * `clock` is real time unless a test of expiry says otherwise; it is never the movable clock.
 * @throws DomainError NOT_LOGGED_IN for whatever is wrong with the token (`detail.reason` says what), LOGIN_UNAVAILABLE
 * when the issuer's keys cannot be fetched.
 */
export function accessTokenVerifier(o: { issuer: string; audience: string; jwksUrl?: string; clock?: Clock }): VerifyAccessToken {
  const keys = signingKeys(o);
  const clock = o.clock ?? systemClock;
  return async (authorizationHeader) => {
    const token = bearerToken(authorizationHeader);
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, keys, {
        algorithms: ["RS256", "ES256"],
        typ: "at+jwt",
        issuer: o.issuer,
        audience: o.audience,
        requiredClaims: ["exp", "iat", "sub", "jti", "client_id"], // RFC 9068 § 2.2
        currentDate: clock.now(),
      }));
    } catch (error) {
      throw error instanceof DomainError ? error : notLoggedIn(reasonOf(error), error);
    }
    const actor = payload.sub === undefined || payload.sub === "" ? undefined : findActor(payload.sub, payload);
    if (actor === undefined) throw notLoggedIn("claims-not-of-role");
    return actor;
  };
}

/** RFC 6750 § 2.1; the scheme's name in any case (RFC 9110 § 11.1). */
function bearerToken(header: string | undefined): string {
  if (header === undefined || header === "") throw notLoggedIn("token-missing");
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header)?.[1];
  if (token === undefined) throw notLoggedIn("token-malformed");
  return token;
}

function reasonOf(error: unknown): NotLoggedInReason {
  if (error instanceof errors.JWTExpired) return "token-expired";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "wrong-signature";
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return "key-unknown";
  if (error instanceof errors.JOSEAlgNotAllowed) return "wrong-algorithm";
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "aud") return "wrong-audience";
    if (error.claim === "iss") return "wrong-issuer";
    if (error.claim === "typ") return "wrong-type";
  }
  return "token-malformed";
}
