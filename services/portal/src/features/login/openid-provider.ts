import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretBasic, type Configuration, discovery, randomNonce, randomPKCECodeVerifier, randomState, refreshTokenGrant, ResponseBodyError, type TokenEndpointResponse } from "openid-client";
import { DomainError } from "@haandslag/service-kit";
import type { Tokens } from "../../domain/login-session.ts";
import type { LoginProvider } from "../ports.ts";

const timeoutSeconds = 5;
/** `ssn` is left out on purpose: the access token says who a citizen is by subject id, so no CPR number comes here (decision 0018). */
const scope = "openid profile organisation";

/** OpenID Connect with authorization code, PKCE, state and nonce. The provider is looked up at the first use, and again while it is away. */
export function openIdProvider(o: { issuer: string; clientId: string; clientSecret: string; audience: string; portal: string; clock: { now(): Date } }): LoginProvider {
  let found: Promise<Configuration> | undefined;
  const redirectUri = `${o.portal}/login/callback`;
  const provider = () => (found ??= discovery(new URL(o.issuer), o.clientId, undefined, ClientSecretBasic(o.clientSecret), {
    timeout: timeoutSeconds, execute: o.issuer.startsWith("http:") ? [allowInsecureRequests] : [],
  }).catch((error: unknown) => {
    found = undefined;
    throw error;
  }));

  const tokensOf = (answer: TokenEndpointResponse): Tokens => ({
    accessToken: answer.access_token, accessUntil: o.clock.now().getTime() + (answer.expires_in ?? 0) * 1000, refreshToken: answer.refresh_token ?? null,
  });

  return {
    async begin(to) {
      const underWay = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), to };
      const address = buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri, scope, resource: o.audience, state: underWay.state, nonce: underWay.nonce,
        code_challenge: await calculatePKCECodeChallenge(underWay.verifier), code_challenge_method: "S256",
        // Whoever comes after 20 idle minutes, at a library's computer too, must not be let in by the provider's own session.
        prompt: "login",
      });
      return { address, underWay };
    },
    async complete(query, { state, nonce, verifier }) {
      const address = new URL(redirectUri);
      address.search = query.toString();
      const answer = await authorizationCodeGrant(await provider(), address, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }, { resource: o.audience });
      const claims: Record<string, unknown> = answer.claims() ?? {};
      return { tokens: tokensOf(answer), name: textOf(claims["name"]) ?? "", unit: textOf(claims["unit_name"]) };
    },
    async renew(refreshToken) {
      const answer = await provider().then((known) => refreshTokenGrant(known, refreshToken, { resource: o.audience })).catch((cause: unknown) => {
        throw new DomainError(cause instanceof ResponseBodyError && cause.status < 500 ? "SESSION_EXPIRED" : "LOGIN_UNAVAILABLE", { cause });
      });
      const tokens = tokensOf(answer);
      return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
    },
    async endAddress(loginId) {
      const endpoint = (await provider()).serverMetadata().end_session_endpoint;
      const address = new URL(endpoint ?? o.portal);
      // No id_token_hint: it holds a name, and addresses are kept by whoever passes them on (CON-26).
      if (endpoint !== undefined) for (const [name, value] of [["client_id", o.clientId], ["logout_hint", loginId], ["post_logout_redirect_uri", `${o.portal}/`]] as const) address.searchParams.set(name, value);
      return address;
    },
  };
}


const textOf = (claim: unknown): string | null => (typeof claim === "string" && claim !== "" ? claim.slice(0, 200) : null);
