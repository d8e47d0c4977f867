import { expect, test } from "vitest";
import { stage } from "../given/stage.ts";

const staleCookie = "A".repeat(43);

test("logs in by way of the provider, lands where the person wanted to be, and says who it is", async () => {
  const at = await stage();
  const karen = at.visitor();
  const end = await karen.signIn("Karen Prøve", "/henvisninger?behov=1#top");
  expect([end.status, end.headers.get("location")]).toEqual([303, "/henvisninger?behov=1#top"]);
  expect(await karen.session()).toMatchObject({
    user: { name: "Karen Prøve", role: "caseworker", unit: "Voksne, Prøveby", tenantId: "municipality-0751", unitId: "unit-voksne", peerId: null, assuranceLevel: null },
    idleSeconds: 1200, warnSeconds: 120,
  });
  expect((await (await at.signedIn("Bente Prøve")).session()).user).toEqual({ name: "Bente Prøve", role: "citizen", unit: null, tenantId: null, unitId: null, peerId: null, assuranceLevel: "substantial" });
});

test("a member of staff is made known to the unit at the login, under the person's own token; nobody else is, and a login needs it not", async () => {
  const at = await stage();
  await at.signedIn("Karen Prøve");
  expect(at.services.registered.map(({ body, headers }) => [body.toString(), String(headers["authorization"]).startsWith("Bearer eyJ")])).toEqual([['{"displayName":"Karen Prøve"}', true]]);
  for (const name of ["Bente Prøve", "Signe Prøve", "Per Prøve", "Rita Prøve"]) await at.signedIn(name);
  expect(at.services.registered).toHaveLength(1);
  Object.assign(at.services.answer, { status: 503, body: "{}" });
  expect((await (await at.signedIn("Ulla Prøve")).session()).user?.name).toBe("Ulla Prøve");
});

test("asks for code, PKCE, state, nonce and a new sign-in, and for no CPR number", async () => {
  const at = await stage();
  const { searchParams, origin } = new URL((await at.visitor().send("/login")).headers.get("location") ?? "");
  expect(origin).toBe(at.issuer);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: "code", code_challenge_method: "S256", prompt: "login", scope: "openid profile organisation", resource: "urn:haandslag:api",
    code_challenge: expect.stringMatching(/^.{43}$/) as string, state: expect.stringMatching(/^.{43}$/) as string, nonce: expect.stringMatching(/^.{43}$/) as string,
  });
  const other = new URL((await at.visitor().send("/login")).headers.get("location") ?? "").searchParams;
  for (const name of ["state", "nonce", "code_challenge"]) expect(other.get(name)).not.toBe(searchParams.get(name));
});

test("session fixation: an id that somebody planted before the login is not the one after it, and the one before ends", async () => {
  const at = await stage();
  const victim = at.visitor();
  victim.cookies().set("haandslag_session", staleCookie);
  await victim.signIn("Karen Prøve");
  expect(victim.cookie()).toMatch(/^[\w-]{43}$/);
  expect(victim.cookie()).not.toBe(staleCookie);
  const attacker = at.visitor();
  attacker.cookies().set("haandslag_session", staleCookie);
  expect((await attacker.session()).user).toBeNull();

  const former = victim.cookie() ?? "";
  await victim.signIn("Ulla Prøve");
  expect(victim.cookie()).not.toBe(former);
  attacker.cookies().set("haandslag_session", former);
  expect((await attacker.session()).user).toBeNull();
  expect((await victim.session()).user?.name).toBe("Ulla Prøve");
});

test("login forced upon somebody: an answer that another browser asked for opens nothing here", async () => {
  const at = await stage();
  const attacker = at.visitor();
  const url = await attacker.comeBack("Ulla Prøve", await attacker.leave());
  const victim = at.visitor();
  const refused = await victim.send(url);
  expect([refused.status, refused.headers.get("set-cookie"), refused.text]).toEqual([400, null, expect.stringContaining('id="pages"')]);
  // With a login of its own under way too.
  await victim.send("/login");
  expect((await victim.send(url)).status).toBe(400);
  expect((await victim.session()).user).toBeNull();
  expect((await attacker.send(url)).status, "whose it is can use it").toBe(303);
});

test("an answer can be used once, with the state that was sent and no other, and not after a quarter of an hour", async () => {
  const at = await stage();
  const karen = at.visitor();
  const url = await karen.comeBack("Karen Prøve", await karen.leave());
  const forged = new URL(url);
  forged.searchParams.set("state", "B".repeat(43));
  expect((await karen.send(forged)).status).toBe(400);
  const again = at.visitor();
  const second = await again.comeBack("Karen Prøve", await again.leave());
  expect((await karen.send(url)).status).toBe(303);
  expect((await karen.send(url)).status).toBe(400);
  at.clock.advance({ minutes: 16 });
  expect((await again.send(second)).status).toBe(400);
  const third = at.visitor();
  const madeUp = new URL(await third.comeBack("Karen Prøve", await third.leave()));
  madeUp.searchParams.set("code", "made-up");
  expect((await third.send(madeUp)).status).toBe(400);
  expect((await third.session()).user).toBeNull();
});

test("two tabs can log in side by side; many that were begun leave no more than a few cookies", async () => {
  const at = await stage();
  const karen = at.visitor();
  const [first, second] = [await karen.leave("/a"), await karen.leave("/b")];
  expect((await karen.send(await karen.comeBack("Karen Prøve", second))).headers.get("location")).toBe("/b");
  expect((await karen.send(await karen.comeBack("Karen Prøve", first))).headers.get("location")).toBe("/a");
  for (let n = 0; n < 9; n += 1) await karen.send("/login");
  expect([...karen.cookies().keys()].filter((name) => name.startsWith("haandslag_login_")).length).toBeLessThanOrEqual(4);
});

test("open redirect: after the login nobody is sent to another host", async () => {
  const at = await stage();
  for (const to of ["https://evil.example/", "//evil.example", "/\\evil.example", "/login/callback"]) {
    expect((await at.visitor().signIn("Karen Prøve", to)).headers.get("location"), to).toBe("/");
  }
  expect((await at.visitor().signIn("Karen Prøve", "/login/again")).headers.get("location")).toBe("/login/again");
});

test("turning round at the provider leads home", async () => {
  const at = await stage();
  const karen = at.visitor();
  const address = new URL((await karen.send("/login")).headers.get("location") ?? "");
  const back = await karen.send(`/login/callback?error=access_denied&state=${address.searchParams.get("state") ?? ""}&iss=${encodeURIComponent(at.issuer)}`);
  expect([back.status, back.headers.get("location")]).toEqual([303, "/"]);
  expect((await karen.send("/login/callback?error=access_denied&state=x")).status).toBe(400);
});

test("OPS-03 a provider that is away is said on a page", async () => {
  const at = await stage();
  await at.provider.close();
  const page = await at.visitor().send("/login");
  expect([page.status, page.text]).toEqual([503, expect.stringContaining('id="pages"')]);
});

test("tokens never reach the browser, in no answer of the portal's, from the login to the end", async () => {
  const at = await stage();
  const karen = at.visitor();
  await karen.signIn("Karen Prøve");
  const session = await at.sessions.find(karen.cookie() ?? "", at.clock.now());
  const { accessToken, refreshToken } = session?.tokens ?? { accessToken: "", refreshToken: "" };
  expect(accessToken.split(".")).toHaveLength(3);
  expect(refreshToken).toMatch(/.{20,}/);
  await karen.session();
  await karen.call("referral/trpc/listReferrals");
  await karen.call("peer-assignment/trpc/listPeers");
  await karen.call("referral/trpc/listReferrals", { token: "wrong" });
  await karen.send("/session/prolong", { method: "POST", headers: { "x-csrf-token": (await karen.session()).csrfToken } });
  await karen.send("/");
  const logOut = await karen.logOut();
  const everything = karen.got.join("\n") + at.logged.join("\n");
  for (const part of [...accessToken.split("."), refreshToken ?? ""]) expect(everything).not.toContain(part);
  expect(everything).not.toMatch(/eyJ[\w-]{20,}/);
  expect(at.logged.join("\n"), "CON-26").not.toContain("Karen");
  expect(logOut.headers.get("location"), "CON-26").not.toMatch(/id_token_hint|Karen/);
});
