import { ClientSecretBasic, ResponseBodyError, WWWAuthenticateChallengeError, allowInsecureRequests, clientCredentialsGrant, discovery } from "openid-client";
import type { Configuration } from "openid-client";
import { loginUnavailable } from "./login-errors.ts";

const timeoutSeconds = 5;

interface Held {
  readonly token: string;
  /** Real time in milliseconds at which a new one is fetched. */
  readonly renewAt: number;
}

/**
 * A service's own access token for calls to other services (OAuth 2.0 client credentials, RFC 6749 § 4.4; audience by
 * RFC 8707). Kept until a tenth of its life, and at most 30 s, before it expires; however many ask at once, one
 * request is made. An issuer with an `http:` address is taken as it stands: whether one may be configured is for the
 * service's config to say.
 * @throws DomainError LOGIN_UNAVAILABLE: `token-not-fetched`, or `client-refused` when the issuer does not take the
 * client's id and secret.
 */
export function serviceTokenSource(o: { issuer: string; clientId: string; clientSecret: string; audience: string }): () => Promise<string> {
  let issuer: Configuration | undefined;
  let held: Held | undefined;
  let underWay: Promise<Held> | undefined;

  async function fetchToken(): Promise<Held> {
    try {
      issuer ??= await discovery(new URL(o.issuer), o.clientId, undefined, ClientSecretBasic(o.clientSecret), {
        timeout: timeoutSeconds,
        execute: o.issuer.startsWith("http:") ? [allowInsecureRequests] : [],
      });
      const askedAt = Date.now();
      const answer = await clientCredentialsGrant(issuer, { resource: o.audience });
      const lifeMs = (answer.expires_in ?? 0) * 1000;
      return { token: answer.access_token, renewAt: askedAt + lifeMs - Math.min(30_000, lifeMs / 10) };
    } catch (error) {
      throw loginUnavailable(isRefusal(error) ? "client-refused" : "token-not-fetched", error);
    }
  }

  return async () => {
    if (held !== undefined && Date.now() < held.renewAt) return held.token;
    underWay ??= fetchToken().finally(() => {
      underWay = undefined;
    });
    held = await underWay;
    return held.token;
  };
}

const isRefusal = (error: unknown): boolean => error instanceof WWWAuthenticateChallengeError || (error instanceof ResponseBodyError && error.status < 500);
