import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { None, ClientSecretBasic, allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge, discovery, randomPKCECodeVerifier, randomState } from "openid-client";
import { browser } from "../src/login/browser.ts";
import { accountIdFor, cliClientId, portalClientId } from "../src/login/index.ts";
import { cliRedirectUri } from "../src/login/login-clients.ts";
import { cprNumber, payloadOf, portalLoggedOutUri, portalRedirectUri, portalSecret, startForTest, subjectId } from "./login-cast.ts";

const portalOrigin = new URL("/", portalRedirectUri).href;
const citizen = "Bente <Borger> Prøve";

let login: Awaited<ReturnType<typeof startForTest>>;
beforeAll(async () => {
  login = await startForTest();
});
afterAll(() => login.close());

const formAction = (html: string): string => /<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? "no form";
const press = (user: string): URLSearchParams => new URLSearchParams({ account: accountIdFor(user) });

/** A login as the later portal will do it, up to where the sign-in page is open. */
async function portalLogin(tab = browser({ stopAt: portalOrigin }), more: Record<string, string> = {}, issuer = login.issuer) {
  const client = await discovery(new URL(issuer), portalClientId, undefined, ClientSecretBasic(portalSecret), { execute: [allowInsecureRequests] });
  const pkceCodeVerifier = randomPKCECodeVerifier();
  const expectedState = randomState();
  const start = buildAuthorizationUrl(client, {
    redirect_uri: portalRedirectUri, scope: "openid profile ssn organisation", state: expectedState,
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier), code_challenge_method: "S256", ...more,
  });
  const page = await tab.open(start);
  const finish = (end: URL) => authorizationCodeGrant(client, end, { pkceCodeVerifier, expectedState });
  return { client, tab, page, finish, signInAs: async (user: string) => tab.open(new URL(formAction(page.html), page.url), press(user)) };
}

describe("the sign-in page", () => {
  test("has a button with a verb and a name for each person, in Danish, and nothing that loads or runs", async () => {
    const { page } = await portalLogin();
    expect(page.html).toContain('<html lang="da">');
    expect(page.html).toContain('name="viewport"');
    expect([...page.html.matchAll(/<button name="account"[^>]*>[^<]+<\/button>/g)]).toHaveLength(8);
    expect(page.html).toContain("Bente &lt;Borger&gt; Prøve");
    expect(page.html).not.toMatch(/<Borger>|<script|<link|<img|https?:|src=|url\(/);
    expect(page.html).not.toContain(cprNumber);
  });

  test("comes with a policy that allows its own style alone, and is kept nowhere", async () => {
    const { headers } = await fetch(`${login.issuer}/sign-in/nobody`, { headers: { accept: "text/html" } });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`form-action 'self' http://127.0.0.1:* ${new URL(portalRedirectUri).origin}`);
    expect(policy).not.toContain("unsafe");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("signs nobody in from another browser, another interaction, another origin or for an unknown person", async () => {
    const { page, tab } = await portalLogin();
    const action = new URL(formAction(page.html), page.url);
    const stranger = browser({ stopAt: portalOrigin });
    expect(await stranger.open(action, press(citizen))).toMatchObject({ status: 400, stopped: false });
    expect(await tab.open(new URL("/sign-in/another-interaction", action), press(citizen))).toMatchObject({ status: 400, stopped: false });
    expect(await tab.open(action, new URLSearchParams({ account: "nobody" }))).toMatchObject({ status: 400, stopped: false });
    expect(await tab.open(action, new URLSearchParams({ account: accountIdFor(citizen), filler: "x".repeat(10_000) }))).toMatchObject({ status: 400 });
    for (const origin of ["http://127.0.0.1:1", "null", "https://evil.invalid"]) {
      expect(await tab.open(action, press(citizen), { origin })).toMatchObject({ status: 400, stopped: false });
    }
    expect(await tab.open(action, press(citizen), { origin: login.issuer }), "the same press from our own page").toMatchObject({ stopped: true });
  });

  test("answers under its own host name only: a name that was pointed at this machine gets nothing", async () => {
    const status = await new Promise((resolve) => request(`${login.issuer}/.well-known/openid-configuration`, { headers: { host: "evil.invalid" } }, (response) => resolve(response.resume().statusCode)).end());
    expect(status).toBe(421);
  });

  test("says that it does not work right now when the CPR number cannot be exchanged, logs no value, and works again afterwards", async () => {
    let up = false;
    const flaky = await startForTest({ subjectIdFor: async (asked) => { if (!up) throw new Error(`nobody answers for ${asked}`); return subjectId; } });
    const { signInAs } = await portalLogin(undefined, {}, flaky.issuer);
    const first = await signInAs(citizen);
    expect(first).toMatchObject({ status: 503, stopped: false });
    expect(first.html).toContain("Prøv igen om lidt");
    expect(flaky.logLines.join("")).toContain("could not sign in");
    expect(flaky.logLines.join("") + first.html).not.toContain(cprNumber);
    up = true;
    expect((await signInAs(citizen)).stopped).toBe(true);
    await flaky.close();
  });
});

describe("the portal", () => {
  test("gets the CPR number in the ID token, and an access token without it", async () => {
    const { signInAs, finish } = await portalLogin();
    const tokens = await finish((await signInAs(citizen)).url);
    expect(tokens.claims()).toMatchObject({ sub: accountIdFor(citizen), name: citizen, "dk.cpr": cprNumber, acr: "https://data.gov.dk/concept/core/nsis/loa/Substantial" });
    expect(JSON.stringify(payloadOf(tokens.access_token))).not.toContain(cprNumber);
    expect(await login.verify(`Bearer ${tokens.access_token}`)).toMatchObject({ role: "citizen", subjectId });
    await expect(login.verify(`Bearer ${tokens.id_token}`), "an ID token is no access token").rejects.toMatchObject({ code: "NOT_LOGGED_IN" });
  });

  test("gets one privilege group for a member of staff, for one organisation", async () => {
    const { signInAs, finish } = await portalLogin();
    const tokens = await finish((await signInAs("Karen Prøve")).url);
    expect(tokens.claims()).toMatchObject({
      "dk.cvr": "11111111",
      privileges: [{ scope: "urn:dk:gov:saml:cvrNumberIdentifier:11111111", privilege: "caseworker", constraints: { tenant: "municipality-0101", unit: "unit-1" } }],
    });
    expect(tokens.claims()).not.toHaveProperty("dk.cpr");
  });

  test("who signs in as somebody else in the same browser is that person alone", async () => {
    const tab = browser({ stopAt: portalOrigin });
    await (await portalLogin(tab)).signInAs("Dorte Prøve (sagsbehandler)");
    const again = await portalLogin(tab, { prompt: "login" });
    const between = await again.signInAs("Dorte Prøve (peer)"); // the library ends the first session with a form that sends itself
    const hidden = [...between.html.matchAll(/name="([^"]+)" value="([^"]+)"/g)].map(([, name = "", value = ""]): [string, string] => [name, value]);
    const end = await tab.open(new URL(formAction(between.html), between.url), new URLSearchParams(hidden));
    const { access_token: token } = await again.finish(end.url);
    expect(await login.verify(`Bearer ${token}`)).toEqual({ userId: accountIdFor("Dorte Prøve (peer)"), role: "peer", tenantId: "organisation-proeven", peerId: "0197a5f0-0000-7000-8000-000000000002" });
  });

  test("logs out with a press of a button, not with a link, and the next login asks who", async () => {
    const tab = browser({ stopAt: portalOrigin });
    const { client, signInAs, finish } = await portalLogin(tab);
    const tokens = await finish((await signInAs("Karen Prøve")).url);
    expect((await portalLogin(tab)).page.stopped, "still signed in").toBe(true);

    const question = await tab.open(buildEndSessionUrl(client, { post_logout_redirect_uri: portalLoggedOutUri, id_token_hint: tokens.id_token ?? "" }));
    expect(question.html).toContain("Vil du logge ud?");
    expect((await portalLogin(tab)).page.stopped, "the link alone changes nothing").toBe(true);

    const asked = await tab.open(buildEndSessionUrl(client, { post_logout_redirect_uri: portalLoggedOutUri, id_token_hint: tokens.id_token ?? "" }));
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.html)?.[1] ?? "";
    const forged = await tab.open(new URL(formAction(asked.html)), new URLSearchParams({ xsrf: "forged", logout: "yes" }));
    expect(forged.status).toBe(400);
    const out = await tab.open(new URL(formAction(asked.html)), new URLSearchParams({ xsrf, logout: "yes" }));
    expect(out.url.href).toBe(portalLoggedOutUri);
    expect((await portalLogin(tab)).page.html).toContain("Hvem vil du logge ind som?");
  });
});

test("the command line's client cannot ask for a name or a CPR number", async () => {
  const client = await discovery(new URL(login.issuer), cliClientId, undefined, None(), { execute: [allowInsecureRequests] });
  const verifier = randomPKCECodeVerifier();
  const challenge = { code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" };
  const tab = browser({ stopAt: cliRedirectUri });
  const greedy = await tab.open(buildAuthorizationUrl(client, { redirect_uri: cliRedirectUri, scope: "openid ssn profile", ...challenge }));
  expect(greedy.url.searchParams.get("error")).toBe("invalid_scope");
  const plain = await tab.open(buildAuthorizationUrl(client, { redirect_uri: cliRedirectUri, scope: "openid", ...challenge }));
  const end = await tab.open(new URL(formAction(plain.html), plain.url), press(citizen));
  const tokens = await authorizationCodeGrant(client, end.url, { pkceCodeVerifier: verifier });
  expect(Object.keys(tokens.claims() ?? {}).toSorted()).toEqual(["acr", "aud", "exp", "iat", "iss", "sub"]);
});

test("a login without PKCE, and one that ends at an address nobody registered, are refused", async () => {
  const at = (parameters: Record<string, string>) => fetch(`${login.issuer}/auth?${new URLSearchParams({ client_id: cliClientId, response_type: "code", scope: "openid", ...parameters })}`, { redirect: "manual", headers: { accept: "text/html" } });
  const noPkce = await at({ redirect_uri: cliRedirectUri });
  expect(new URL(noPkce.headers.get("location") ?? "").searchParams.get("error")).toBe("invalid_request");
  const elsewhere = await at({ redirect_uri: "https://evil.invalid/", code_challenge: "x".repeat(43), code_challenge_method: "S256" });
  expect(elsewhere.status).toBe(400);
  const html = await elsewhere.text();
  expect(html).toContain("invalid_redirect_uri");
  expect(html).not.toContain("evil.invalid");
});
