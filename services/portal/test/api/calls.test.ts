import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { stage } from "../given/stage.ts";
import { codeIn } from "../given/visitor.ts";

test("passes a call on to its service with the person's token, the body byte for byte, and the answer back", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  const body = Buffer.from(' {"wish" :"\\u00e6ble 🍏",\n"n":1.0e0, "n":2}  ');
  const correlationId = randomUUID();
  const answer = await karen.call("consent/trpc/myConsents?batch=1&input=x", { body, headers: { "x-correlation-id": correlationId, "x-inner": "from outside", authorization: "Bearer of the browser's", "trpc-accept": "application/jsonl" } });
  expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([200, '{"result":{"data":"æøå"}}', "application/json"]);
  expect([answer.headers.get("x-inner"), answer.headers.get("set-cookie")], "a service's own headers stay inside").toEqual([null, null]);
  const [received] = at.services.received;
  expect(received?.path).toBe("/trpc/myConsents");
  expect(received?.body.equals(body)).toBe(true);
  expect(received?.headers).toMatchObject({ "x-correlation-id": correlationId, traceparent: expect.stringMatching(/^00-/) as string, authorization: expect.stringMatching(/^Bearer eyJ/) as string });
  for (const name of ["cookie", "x-csrf-token", "x-inner", "trpc-accept", "origin"]) expect(received?.headers[name], name).toBeUndefined();
});

test("a long answer is pressed where that is taken, and comes out as it was; a short one goes as it is", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  const { csrfToken: token } = await karen.session();
  const long = JSON.stringify({ result: { data: Array.from({ length: 200 }, (_, i) => `rækken ${i}`) } });
  const ask = async (body: string, encoding: string) => {
    Object.assign(at.services.answer, { body });
    const { text, headers } = await karen.call("referral/trpc/listAuthorities", { token, headers: { "accept-encoding": encoding } });
    return [headers.get("content-encoding"), headers.get("vary"), text === body];
  };
  expect(await ask(long, "gzip, deflate, br")).toEqual(["br", "accept-encoding", true]);
  expect(await ask(long, "gzip, br;q=0")).toEqual([null, "accept-encoding", true]);
  expect(await ask('{"result":{"data":"kort"}}', "br")).toEqual([null, "accept-encoding", true]);
});

test("an error of the service's comes back as it is", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  Object.assign(at.services.answer, { status: 409, body: '{"error":{"data":{"code":"REFERRAL_WRONG_STATE"}}}' });
  const answer = await karen.call("referral/trpc/sendOffer");
  expect([answer.status, answer.text]).toEqual([409, at.services.answer.body]);
});

test("OPS-03 a service that is away is a refusal with its name, and the session stands", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  const answer = await karen.call("peer-assignment/trpc/listPeers");
  expect([answer.status, codeIn(answer)]).toEqual([503, "PEER_ASSIGNMENT_UNAVAILABLE"]);
  expect((await karen.call("referral/trpc/listReferrals")).status).toBe(200);
});

test("a service that does not take the token any more ends the session, in so many words", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  Object.assign(at.services.answer, { status: 401, body: '{"error":{"data":{"code":"NOT_LOGGED_IN"}}}' });
  expect(codeIn(await karen.call("referral/trpc/listReferrals"))).toBe("SESSION_EXPIRED");
  expect((await karen.session()).user).toBeNull();
});

test("OPS-04 what is no call of a page's own is refused with a code, and reaches no service", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  const { csrfToken } = await karen.session();
  const nobody = at.visitor();
  const stale = at.visitor();
  stale.cookies().set("haandslag_session", "A".repeat(43));
  const token = csrfToken;
  const refusals = {
    "nobody logged in": [await nobody.call("referral/trpc/listReferrals", { token }), 401, "NOT_LOGGED_IN"],
    "a cookie that is no session": [await stale.call("referral/trpc/listReferrals", { token }), 401, "SESSION_EXPIRED"],
    "a cookie that is no cookie of ours": [await nobody.call("referral/trpc/listReferrals", { token, headers: { cookie: "haandslag_session=%00'; DROP TABLE" } }), 401, "NOT_LOGGED_IN"],
    "no token": [await karen.call("referral/trpc/listReferrals", { token: "" }), 403, "CSRF_TOKEN_WRONG"],
    "a made-up token": [await karen.call("referral/trpc/listReferrals", { token: "x".repeat(43) }), 403, "CSRF_TOKEN_WRONG"],
    "from another site": [await karen.call("referral/trpc/listReferrals", { token, headers: { "sec-fetch-site": "cross-site" } }), 403, "CROSS_SITE_REQUEST"],
    "from another host of the same site": [await karen.call("referral/trpc/listReferrals", { token, headers: { "sec-fetch-site": "same-site" } }), 403, "CROSS_SITE_REQUEST"],
    "typed in": [await karen.call("referral/trpc/listReferrals", { token, headers: { "sec-fetch-site": "none" } }), 403, "CROSS_SITE_REQUEST"],
    "a foreign origin": [await karen.call("referral/trpc/listReferrals", { token, headers: { origin: "https://evil.example" } }), 403, "CROSS_SITE_REQUEST"],
    "a form": [await karen.call("referral/trpc/listReferrals", { token, headers: { "content-type": "application/x-www-form-urlencoded" } }), 415, "CONTENT_TYPE_WRONG"],
    "plain text": [await karen.call("referral/trpc/listReferrals", { token, headers: { "content-type": "text/plain" } }), 415, "CONTENT_TYPE_WRONG"],
    "a type that begins alike": [await karen.call("referral/trpc/listReferrals", { token, headers: { "content-type": "application/jsonp" } }), 415, "CONTENT_TYPE_WRONG"],
    "too long": [await karen.call("referral/trpc/listReferrals", { token, body: "x".repeat(1_500_001) }), 413, "BODY_TOO_LARGE"],
    "a service that is not behind": [await karen.call("portal/trpc/listReferrals", { token }), 404, "PROCEDURE_UNKNOWN"],
    "a property that every object has": [await karen.call("constructor/trpc/listReferrals", { token }), 404, "PROCEDURE_UNKNOWN"],
    "several at once": [await karen.call("referral/trpc/listReferrals,myReferrals", { token }), 404, "PROCEDURE_UNKNOWN"],
    "a way out of /trpc": [await karen.call("referral/trpc/..%2Freadyz", { token }), 404, "PROCEDURE_UNKNOWN"],
    "a longer way": [await karen.call("referral/trpc/list/more", { token }), 404, "PROCEDURE_UNKNOWN"],
    "by GET": [await karen.send("/api/referral/trpc/listReferrals?input=%7B%7D", { headers: { "x-csrf-token": token } }), 404, "PROCEDURE_UNKNOWN"],
  } as const;
  const seen = Object.fromEntries(Object.entries(refusals).map(([what, [answer]]) => [what, [answer.status, codeIn(answer)]]));
  expect(seen).toEqual(Object.fromEntries(Object.entries(refusals).map(([what, [, status, code]]) => [what, [status, code]])));
  expect(at.services.received).toEqual([]);
  const shape = JSON.parse(refusals["no token"][0].text) as unknown;
  expect(shape).toMatchObject({ error: { message: "CSRF_TOKEN_WRONG", code: expect.any(Number) as number, data: { code: "CSRF_TOKEN_WRONG", httpStatus: 403, detail: {}, fields: [], correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string } } });
});

test("an access token that is about to end is renewed once for all calls that wait, and the person notices nothing", async () => {
  const at = await stage({ accessTokenSeconds: 90 });
  const karen = await at.signedIn("Karen Prøve");
  await karen.call("referral/trpc/listReferrals");
  at.clock.advance({ seconds: 40 });
  const { csrfToken: token } = await karen.session();
  const answers = await Promise.all(Array.from({ length: 5 }, () => karen.call("referral/trpc/listReferrals", { token })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const tokens = at.services.received.map(({ headers }) => headers["authorization"]);
  expect(tokens[1]).not.toBe(tokens[0]);
  expect(new Set(tokens).size).toBe(2);
});

test("when the provider has ended the login the session ends with the token, and says so", async () => {
  const at = await stage({ accessTokenSeconds: 90 });
  const karen = await at.signedIn("Karen Prøve");
  // The browser's own session at the provider is over: its refresh tokens end with it.
  const question = await karen.send(`${at.issuer}/session/end`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.text)?.[1] ?? "";
  await karen.send(`${at.issuer}/session/end/confirm`, { method: "POST", body: new URLSearchParams({ xsrf, logout: "yes" }) });
  expect((await karen.call("referral/trpc/listReferrals")).status).toBe(200);
  at.clock.advance({ seconds: 40 });
  expect(codeIn(await karen.call("referral/trpc/listReferrals"))).toBe("SESSION_EXPIRED");
  expect((await karen.session()).user).toBeNull();
});

test("OPS-03 while the provider is away a token that must be renewed is waited for, and the session stands", async () => {
  const at = await stage({ accessTokenSeconds: 90 });
  const karen = await at.signedIn("Karen Prøve");
  const { csrfToken: token } = await karen.session();
  await at.provider.close();
  at.clock.advance({ seconds: 40 });
  const answer = await karen.call("referral/trpc/listReferrals", { token });
  expect([answer.status, codeIn(answer)]).toEqual([503, "LOGIN_UNAVAILABLE"]);
  expect((await karen.session()).user?.name).toBe("Karen Prøve");
});
