import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apiAudience, serviceTokenSource } from "@haandslag/service-kit/auth";
import { decodeProtectedHeader, generateKeyPair, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { accessTokenFor, accountIdFor } from "../src/login/index.ts";
import { cast, cprNumber, payloadOf, peerId, serviceSecret, startForTest, subjectId } from "./login-cast.ts";

let login: Awaited<ReturnType<typeof startForTest>>;
beforeAll(async () => {
  login = await startForTest();
});
afterAll(() => login.close());

const actorOf = async (user: string) => login.verify(`Bearer ${await accessTokenFor({ issuer: login.issuer, user })}`);

describe("signing in over HTTP as", () => {
  test.each([
    ["Karen Prøve", { role: "caseworker", tenantId: "municipality-0101", unitId: "unit-1", assuranceLevel: "substantial" }],
    ["Tage Prøve", { role: "team-leader", tenantId: "municipality-0101", unitId: "unit-1" }],
    ["Kirsten Prøve", { role: "coordinator", tenantId: "organisation-proeven" }],
    ["Per Prøve", { role: "peer", tenantId: "organisation-proeven", peerId }],
    ["Bente <Borger> Prøve", { role: "citizen", subjectId, assuranceLevel: "substantial" }],
    ["Rita Prøve", { role: "auditor" }],
  ])("%s gives exactly that role's actor", async (user, actor) => {
    expect(await actorOf(user)).toEqual({ userId: accountIdFor(user), ...actor });
  });

  test("somebody with two roles gives the one that was chosen, and two user ids", async () => {
    const caseworker = await actorOf("Dorte Prøve (sagsbehandler)");
    const peer = await actorOf("Dorte Prøve (peer)");
    expect(caseworker).toEqual({ userId: accountIdFor("Dorte Prøve (sagsbehandler)"), role: "caseworker", tenantId: "municipality-0101", unitId: "unit-2" });
    expect(peer).toMatchObject({ role: "peer", tenantId: "organisation-proeven" });
    expect(peer).not.toHaveProperty("unitId");
    expect(peer.userId).not.toBe(caseworker.userId);
  });

  test("nobody the page knows says so", async () => {
    await expect(accessTokenFor({ issuer: login.issuer, user: "Ukendt" })).rejects.toThrow(/knows nobody by this name/);
  });
});

test("CON-26 a citizen's access token and the provider's log hold no CPR number and no name", async () => {
  const token = await accessTokenFor({ issuer: login.issuer, user: "Bente <Borger> Prøve" });
  const written = [JSON.stringify(decodeProtectedHeader(token)), JSON.stringify(payloadOf(token)), ...login.logLines].join("\n");
  expect(written).toContain(subjectId);
  for (const form of [cprNumber, "251248-9996", Buffer.from(cprNumber).toString("base64"), Buffer.from(cprNumber).toString("hex"), "Bente"]) expect(written).not.toContain(form);
  expect(Object.keys(payloadOf(token)).toSorted()).toEqual(["acr", "aud", "client_id", "exp", "iat", "iss", "jti", "role", "sub", "subjectId"]);
});

describe("a token that was", () => {
  test("tampered with is refused", async () => {
    const [header, payload, signature] = (await accessTokenFor({ issuer: login.issuer, user: "Karen Prøve" })).split(".");
    const changed = JSON.parse(Buffer.from(payload ?? "", "base64url").toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...changed, unit: "unit-2" })).toString("base64url");
    await expect(login.verify(`Bearer ${header}.${forged}.${signature}`)).rejects.toMatchObject({ code: "NOT_LOGGED_IN", detail: { reason: "wrong-signature" } });
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "at+jwt" })).toString("base64url");
    await expect(login.verify(`Bearer ${none}.${payload}.`)).rejects.toMatchObject({ code: "NOT_LOGGED_IN", detail: { reason: "wrong-algorithm" } });
  });

  test("signed by somebody else's key is refused", async () => {
    const real = payloadOf(await accessTokenFor({ issuer: login.issuer, user: "Karen Prøve" }));
    const { privateKey } = await generateKeyPair("RS256");
    const forged = await new SignJWT(real).setProtectedHeader({ alg: "RS256", typ: "at+jwt", kid: "own-key" }).sign(privateKey);
    await expect(login.verify(`Bearer ${forged}`)).rejects.toMatchObject({ code: "NOT_LOGGED_IN", detail: { reason: "key-unknown" } });
  });

  test("made for a short life is refused when that is over, on real time", async () => {
    const brief = await startForTest({ accessTokenSeconds: 1 });
    const token = await accessTokenFor({ issuer: brief.issuer, user: "Karen Prøve" });
    await vi.waitFor(() => expect(brief.verify(`Bearer ${token}`)).rejects.toMatchObject({ code: "NOT_LOGGED_IN", detail: { reason: "token-expired" } }), { timeout: 5_000, interval: 200 });
    await brief.close();
  });

  test("asked for another audience is not given", async () => {
    const own = serviceTokenSource({ issuer: login.issuer, clientId: "haandslag-referral", clientSecret: serviceSecret, audience: "urn:somebody:else" });
    await expect(own()).rejects.toMatchObject({ code: "LOGIN_UNAVAILABLE", detail: { reason: "client-refused" } });
  });
});

describe("a service", () => {
  const source = (secret: string) => serviceTokenSource({ issuer: login.issuer, clientId: "haandslag-referral", clientSecret: secret, audience: apiAudience });

  test("gets a token of its own, asks once for many calls, and has no tenant", async () => {
    const token = source(serviceSecret);
    const tokens = await Promise.all(Array.from({ length: 10 }, () => token()));
    expect(new Set([...tokens, await token()]).size).toBe(1);
    expect(await login.verify(`Bearer ${tokens[0]}`)).toEqual({ userId: "haandslag-referral", role: "service", service: "referral" });
  });

  test("gets a new one before the old one runs out", async () => {
    const brief = await startForTest({ accessTokenSeconds: 1 });
    const token = serviceTokenSource({ issuer: brief.issuer, clientId: "haandslag-referral", clientSecret: serviceSecret, audience: apiAudience });
    const first = await token();
    await vi.waitFor(async () => expect(await token()).not.toBe(first), { timeout: 5_000, interval: 100 });
    await brief.close();
  });

  test("with a wrong secret, or while the provider is away, is told that login is unavailable", async () => {
    await expect(source("wrong")()).rejects.toMatchObject({ code: "LOGIN_UNAVAILABLE", detail: { reason: "client-refused" } });
    const gone = await startForTest();
    await gone.close();
    const token = serviceTokenSource({ issuer: gone.issuer, clientId: "haandslag-referral", clientSecret: serviceSecret, audience: apiAudience });
    await expect(token()).rejects.toMatchObject({ code: "LOGIN_UNAVAILABLE", detail: { reason: "token-not-fetched" } });
    const back = await startForTest({ port: Number(new URL(gone.issuer).port) });
    expect((await back.verify(`Bearer ${await token()}`)).service).toBe("referral");
    await back.close();
  });
});

describe("starting", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "login-"));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  test("in production is refused in a plain sentence", async () => {
    vi.stubEnv("NODE_ENV", "production");
    await expect(startForTest()).rejects.toThrow(/does not start where NODE_ENV is production/);
  });

  test("again with the same key file, tokens from before are still good; the file is its owner's alone", async () => {
    const keysFile = join(folder, "keys.json");
    const before = await startForTest({ keysFile });
    const token = await accessTokenFor({ issuer: before.issuer, user: "Karen Prøve" });
    await before.close();
    const after = await startForTest({ keysFile, port: Number(new URL(before.issuer).port) });
    expect((await after.verify(`Bearer ${token}`)).role).toBe("caseworker");
    await after.close();
    expect(statSync(keysFile).mode & 0o777).toBe(0o600);
  });

  test("with a damaged key file, a taken port or an incomplete account says what to do, and no number of anybody", async () => {
    const keysFile = join(folder, "keys.json");
    writeFileSync(keysFile, '{"keys":[{"d":"secret-part"}]}');
    await expect(startForTest({ keysFile })).rejects.toThrow(/is damaged\. Remove it/);
    await expect(startForTest({ port: Number(new URL(login.issuer).port) })).rejects.toThrow(/is taken/);
    const spoiled: [string, Parameters<typeof startForTest>[0]][] = [
      ["no unit", { accounts: [{ name: "A", role: "caseworker", tenantId: "municipality-0101" }] }],
      ["a citizen without a CPR number", { accounts: [{ name: "A", role: "citizen", assuranceLevel: "high" }] }],
      ["a CPR number with a role of staff", { accounts: [{ name: "A", role: "coordinator", tenantId: "organisation-proeven", cprNumber }] }],
      ["a citizen with a tenant", { accounts: [{ name: "A", role: "citizen", cprNumber, assuranceLevel: "high", tenantId: "municipality-0101" }] }],
      ["two roles joined", { accounts: [{ name: "A", role: "caseworker", tenantId: "municipality-0101", unitId: "u", peerId }] }],
    ];
    for (const [situation, change] of spoiled) {
      const error: unknown = await startForTest(change).catch((thrown: unknown) => thrown);
      expect(`${situation}: ${String(error)}`).toMatch(/Error: Login account number 1 \(/);
      expect(String(error)).not.toContain(cprNumber);
    }
    await expect(startForTest({ accounts: [...cast, { name: "karen prøve", role: "auditor" }] })).rejects.toThrow(/same name/);
  });
});
