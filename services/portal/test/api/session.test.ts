import { removeDue } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { expect, test } from "vitest";
import { portalRetention } from "../../src/storage/retention.ts";
import { listen } from "../given/event-stream.ts";
import { sealsUnder } from "../../src/storage/seal.ts";
import { sessionKey, stage } from "../given/stage.ts";
import { codeIn } from "../given/visitor.ts";

const expired = "SESSION_EXPIRED";

test("ends after 20 minutes without a call of the person's, and one more such call begins the 20 minutes anew", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  const began = at.clock.now().getTime();
  expect(Date.parse((await karen.session()).idleEndsAt ?? "") - began).toBe(20 * 60_000);
  at.clock.advance({ minutes: 19 });
  expect((await karen.call("referral/trpc/listReferrals")).status).toBe(200);
  expect(Date.parse((await karen.session()).idleEndsAt ?? "") - began).toBe(39 * 60_000);
  at.clock.advance({ minutes: 19 });
  expect((await karen.call("referral/trpc/listReferrals")).status).toBe(200);
  const { csrfToken } = await karen.session();
  at.clock.advance({ minutes: 20, seconds: 6 });
  expect((await karen.session()).user).toBeNull();
  expect(codeIn(await karen.call("referral/trpc/listReferrals", { token: csrfToken }))).toBe(expired);
});

test("neither looking at the session, nor listening, nor what a page asks by itself keeps it; an answer to the warning does", async () => {
  const at = await stage();
  const [left, there] = [await at.signedIn("Karen Prøve"), await at.signedIn("Ulla Prøve")];
  const stream = await listen(at.portal, left);
  for (let minute = 0; minute < 21; minute += 3) {
    at.clock.advance({ minutes: 3 });
    await left.session();
    await left.call("referral/trpc/listReferrals", { headers: { "x-unattended": "1" } });
    const { csrfToken } = await there.session();
    expect((await there.send("/session/prolong", { method: "POST", headers: { "x-csrf-token": csrfToken, "sec-fetch-site": "same-origin" } })).status).toBe(200);
  }
  expect((await left.session()).user).toBeNull();
  expect((await there.session()).user?.name).toBe("Ulla Prøve");
  await expect.poll(() => stream.told.map(({ event }) => event)).toContain("session-ended");
  await expect.poll(() => stream.state.isOpen).toBe(false);
});

test("ends after 8 hours however busy it was", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  for (let n = 0; n < 8 * 4 - 1; n += 1) {
    at.clock.advance({ minutes: 15 });
    expect((await karen.call("referral/trpc/listReferrals")).status, `after ${(n + 1) * 15} minutes`).toBe(200);
  }
  expect((await karen.session()).idleEndsAt).toBe((await karen.session()).endsAt);
  const { csrfToken } = await karen.session();
  at.clock.advance({ minutes: 16 });
  expect(codeIn(await karen.call("referral/trpc/listReferrals", { token: csrfToken }))).toBe(expired);
});

test("logging out ends every session of the login on every machine, at once, and nobody else's; the cookie is worth nothing after", async () => {
  const at = await stage();
  const [here, there, ulla] = [await at.signedIn("Karen Prøve"), await at.signedIn("Karen Prøve"), await at.signedIn("Ulla Prøve")];
  const thief = at.visitor();
  thief.cookies().set("haandslag_session", there.cookie() ?? "");
  const { csrfToken } = await there.session();
  expect((await thief.session()).user?.name).toBe("Karen Prøve");
  const stream = await listen(at.portal, there);

  const answer = await here.logOut();
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toMatch(new RegExp(`^${at.issuer}/session/end\\?`));
  expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
  expect(answer.headers.get("set-cookie")).toMatch(/^haandslag_session=; .*HttpOnly; SameSite=Lax$/);
  await expect.poll(() => stream.told.map(({ event }) => event)).toEqual(["session-ended"]);

  for (const who of [thief, there]) {
    expect((await who.session()).user).toBeNull();
    expect(codeIn(await who.call("referral/trpc/listReferrals", { token: csrfToken }))).toBe(expired);
    expect((await listen(at.portal, who)).status).toBe(401);
  }
  expect((await ulla.session()).user?.name).toBe("Ulla Prøve");
  const rows = await at.database.owner.query("SELECT id FROM login_session");
  expect(rows.rowCount).toBe(1);
});

test("logging out goes by way of the provider, which asks nothing more, and ends on the front page; who is logged out already goes there too", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  const end = await karen.follow(await karen.logOut());
  expect([end.url, end.status]).toEqual([`${at.portal}/`, 200]);
  expect((await karen.follow(await karen.send(`${at.issuer}/session/end`))).text, "the provider's own session is over too").not.toContain("Vil du logge ud?");
  const nobody = await karen.logOut("");
  expect([nobody.status, nobody.headers.get("location")]).toEqual([303, "/"]);
});

test("CSRF: without the session's own token nothing is prolonged or ended, and another site is refused even with it", async () => {
  const at = await stage();
  const [karen, ulla] = [await at.signedIn("Karen Prøve"), await at.signedIn("Ulla Prøve")];
  const { csrfToken } = await karen.session();
  const others = (await ulla.session()).csrfToken;
  const form = (token: string) => new URLSearchParams({ _csrf: token });
  const post = (path: string, body: URLSearchParams | null, headers: Record<string, string> = {}) => karen.send(path, { method: "POST", body, headers });
  for (const token of ["", "wrong", others, `${csrfToken}x`]) {
    expect(codeIn(await post("/logout", form(token))), token).toBe("CSRF_TOKEN_WRONG");
    expect(codeIn(await post("/session/prolong", null, { "x-csrf-token": token })), token).toBe("CSRF_TOKEN_WRONG");
  }
  expect(codeIn(await post("/logout", null)), "no body").toBe("CSRF_TOKEN_WRONG");
  for (const headers of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: "https://evil.example" }, { origin: "null" }, { origin: at.portal.replace("127.0.0.1", "localhost") }] as Record<string, string>[]) {
    expect(codeIn(await post("/logout", form(csrfToken), headers)), JSON.stringify(headers)).toBe("CROSS_SITE_REQUEST");
    expect(codeIn(await post("/session/prolong", null, { ...headers, "x-csrf-token": csrfToken }))).toBe("CROSS_SITE_REQUEST");
    expect(codeIn(await karen.send("/session", { headers }))).toBe("CROSS_SITE_REQUEST");
  }
  expect((await karen.send("/logout")).status, "a link does not log out").toBe(404);
  expect((await karen.session()).user?.name).toBe("Karen Prøve");
  expect((await post("/logout", form(csrfToken), { origin: at.portal, "sec-fetch-site": "same-origin" })).status).toBe(303);
});

test("who reads the database finds neither cookie nor name nor token, opens nothing with SESSION_KEY, and cannot log in with what is there", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  const { rows } = await at.database.owner.query<{ id: string; nonce: Buffer; ciphertext: Buffer }>("SELECT * FROM login_session");
  const text = rows.map((row) => JSON.stringify(row) + row.ciphertext.toString("latin1")).join();
  for (const secret of [karen.cookie() ?? "", "Karen", "eyJ", "unit-voksne"]) expect(text).not.toContain(secret);
  const { id, nonce, ciphertext } = rows[0] ?? { id: "", nonce: Buffer.alloc(12), ciphertext: Buffer.alloc(16) };
  const seals = sealsUnder(sessionKey);
  expect(seals.open({ nonce, ciphertext }, ["login_session", id])).toBeUndefined();
  expect(seals.open({ nonce, ciphertext }, ["login_session", id], karen.cookie()), "the person's own browser has the other half of the key").toMatchObject({ user: { name: "Karen Prøve" } });
  const thief = at.visitor();
  thief.cookies().set("haandslag_session", id);
  expect((await thief.session()).user).toBeNull();
  // One row put in another's place does not open under its id.
  const ulla = await at.signedIn("Ulla Prøve");
  await at.database.owner.query("UPDATE login_session SET nonce = other.nonce, ciphertext = other.ciphertext FROM login_session other WHERE login_session.id <> other.id");
  expect((await ulla.session()).user).toBeNull();
});

test("OPS-08 sessions that ended are deleted after a day, on real time, and changes after a week but for the last", async () => {
  const at = await stage();
  await at.signedIn("Karen Prøve");
  await at.database.owner.query("INSERT INTO change (audience, type, event_id, at) SELECT '{}', 't', gen_random_uuid(), now() - interval '8 days' FROM generate_series(1, 3)");
  const retention = connectPool(at.database.retentionUrl, { max: 1, applicationName: "test" });
  const sweep = (days: number) => removeDue(retention, portalRetention, new Date(Date.now() + days * 86_400_000));
  expect(await sweep(0)).toEqual({ changes: 2 });
  expect(await sweep(0.9)).toEqual({});
  expect(await sweep(1.1)).toEqual({ "ended-sessions": 1 });
  await retention.end();
  expect((await at.database.owner.query("SELECT position FROM change")).rows).toEqual([{ position: "3" }]);
});
