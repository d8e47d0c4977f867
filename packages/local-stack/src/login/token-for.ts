import { apiAudience } from "@haandslag/service-kit/auth";
import { None, allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery, randomPKCECodeVerifier, randomState } from "openid-client";
import { accountIdFor } from "./login-account.ts";
import { cliClientId, cliRedirectUri } from "./login-clients.ts";
import { browser } from "./browser.ts";

/**
 * An access token for one of the local provider's people, got as that person would: the authorization code flow with
 * PKCE over HTTP, one press of the person's button, the code exchanged. Nothing is opened on the redirect address.
 * @param o.user the name exactly as `ready.json` and the sign-in page have it.
 * @throws a sentence when the page has no such person, or the sign-in does not end at the redirect address.
 */
export async function accessTokenFor(o: { issuer: string; user: string }): Promise<string> {
  const issuer = await discovery(new URL(o.issuer), cliClientId, undefined, None(), { execute: o.issuer.startsWith("http:") ? [allowInsecureRequests] : [], timeout: 10 });
  const pkceCodeVerifier = randomPKCECodeVerifier();
  const expectedState = randomState();
  const start = buildAuthorizationUrl(issuer, {
    redirect_uri: cliRedirectUri,
    scope: "openid",
    resource: apiAudience,
    state: expectedState,
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });

  const { open } = browser({ stopAt: cliRedirectUri });
  const people = await open(start);
  const action = /<form method="post" action="([^"]+)"/.exec(people.html)?.[1];
  const account = accountIdFor(o.user);
  if (action === undefined || !people.html.includes(`value="${account}"`)) {
    throw new Error("The local login provider knows nobody by this name. Names are written as on its sign-in page.");
  }
  const end = await open(new URL(action, people.url), new URLSearchParams({ account }));
  if (!end.stopped) throw new Error(`Signing in stopped at a page with status ${end.status} instead of going back to ${cliClientId}.`);
  const tokens = await authorizationCodeGrant(issuer, end.url, { pkceCodeVerifier, expectedState }, { resource: apiAudience });
  return tokens.access_token;
}
