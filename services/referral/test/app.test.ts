import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProcessBroker } from "@haandslag/messaging";
import { ConfigError, createLog, readConfig, type RunningService, uuidv7Ids } from "@haandslag/service-kit";
import { createTestDatabase, fixedClock, type TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp } from "../src/app.ts";
import { type Config, configSchema } from "../src/config.ts";
import { now } from "./given.ts";
import { receiptKey } from "./receipt-key.ts";

let database: TestDatabase, keyStore: TestDatabase, folder: string, running: RunningService;
const broker = inProcessBroker();
const deps = () => ({ broker, clock: fixedClock(now), ids: uuidv7Ids, log: createLog({ service: "referral", level: "silent" }) });

function config(more: Record<string, string> = {}): Config {
  const secret = () => randomBytes(32).toString("base64");
  return readConfig(configSchema, {
    NODE_ENV: "test", PORT: "0", DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, KEYS_DATABASE_URL: keyStore.url, KEYS_MIGRATION_DATABASE_URL: keyStore.ownerUrl,
    KAFKA_BROKERS: "in-process", OIDC_ISSUER: "http://127.0.0.1:9", OIDC_CLIENT_ID: "haandslag-referral", OIDC_CLIENT_SECRET: secret(), KEY_ENCRYPTION_KEY_FILE: join(folder, "kek"),
    SUBJECT_KEY: secret(), PAIRWISE_KEY: secret(), RECEIPT_SIGNING_KEY: receiptKey, CONSENT_URL: "http://127.0.0.1:9/trpc", PORTAL_URL: "http://127.0.0.1:4100", MAILBOX_DIR: join(folder, "mailbox"), ...more,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "referral-"));
  [database, keyStore] = await Promise.all([createTestDatabase({ service: "referral" }), createTestDatabase({ service: "referral_keys" })]);
  running = await buildApp(config(), deps()).start();
});
afterAll(async () => {
  await running.close();
  await broker.close();
  await Promise.all([database.drop(), keyStore.drop()]);
  await rm(folder, { recursive: true });
});

const post = (procedure: string, body: string, headers: Record<string, string> = { "content-type": "application/json" }) => fetch(`${running.address}/trpc/${procedure}`, { method: "POST", body, headers });

describe("the running service", () => {
  it("is alive and ready, and says so part by part", async () => {
    expect((await fetch(`${running.address}/livez`)).status).toBe(200);
    const ready = await fetch(`${running.address}/readyz`);
    expect(((await ready.json()) as { parts: { part: string; ok: boolean }[] }).parts.filter(({ ok }) => !ok)).toEqual([]);
  });

  it.each([
    ["without a login", "draftReferral", "{}", {}, 401, "NOT_LOGGED_IN"],
    ["of another content type", "draftReferral", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415, "CONTENT_TYPE_WRONG"],
    ["over the limit", "importMessage", JSON.stringify("x".repeat(1_600_000)), {}, 413, "BODY_TOO_LARGE"],
    ["for a procedure that is not there", "deleteEverything", "{}", {}, 404, "PROCEDURE_UNKNOWN"],
  ] as const)("OPS-04 a request %s is refused with a code, and shows no stack", async (_how, procedure, body, headers, status, code) => {
    const answer = await post(procedure, body, { "content-type": "application/json", ...headers });
    const text = await answer.text();
    expect([answer.status, (JSON.parse(text) as { error: { data: { code: string } } }).error.data.code]).toEqual([status, code]);
    expect(text).not.toMatch(/\.ts|node_modules| at /);
  });

  it("OPS-04 wrong input is answered field by field, without the values", async () => {
    const answer = await fetch(`${running.address}/trpc/listAuthorities?input=${encodeURIComponent(JSON.stringify({ on: "canary", more: 1 }))}`);
    const { error: { data } } = (await answer.json()) as { error: { data: { code: string; fields: { field: string; code: string }[] } } };
    expect([answer.status, data.code, data.fields.map(({ code }) => code)]).toEqual([400, "INPUT_INVALID", ["WRONG_FORMAT", "UNKNOWN_FIELD"]]);
    expect(JSON.stringify(data)).not.toContain("canary");
  });

  it("starts on data that is there already, also a second time at once", async () => {
    const others = await Promise.all([buildApp(config(), deps()).start(), buildApp(config(), deps()).start()]);
    expect(await Promise.all(others.map(async ({ address }) => (await fetch(`${address}/readyz`)).status))).toEqual([200, 200]);
    await Promise.all(others.map((other) => other.close()));
  });

  it("does not start in production on a mailbox, nor without a key from the environment or a file that somebody put there", async () => {
    await expect(buildApp(config({ NODE_ENV: "production" }), deps()).start()).rejects.toBeInstanceOf(ConfigError);
    await expect(buildApp(config({ NODE_ENV: "production", SMTP_HOST: "mail.example", SMTP_FROM: "notice@mail.example", KEY_ENCRYPTION_KEY_FILE: join(folder, "none") }), deps()).start()).rejects.toMatchObject({ code: "VAULT_KEK_MISSING" });
  });
});
