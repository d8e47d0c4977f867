import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog } from "@haandslag/service-kit";
import { inProcessBroker } from "@haandslag/messaging";
import { expect, test } from "vitest";
import { buildApp } from "../src/app.ts";
import { configSchema } from "../src/config.ts";
import { securityHeaders } from "../src/api/security-headers.ts";
import { cookiesOf } from "../src/api/cookies.ts";

const settings = {
  PORT: 0, DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none", MIGRATION_DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none", KAFKA_BROKERS: "none",
  OIDC_ISSUER: "https://login.example", OIDC_CLIENT_ID: "haandslag-portal", OIDC_CLIENT_SECRET: "a secret of this test", SESSION_KEY: Buffer.alloc(32).toString("base64"),
  REFERRAL_URL: "http://127.0.0.1:1/trpc", CONSENT_URL: "http://127.0.0.1:1/trpc", PEER_ASSIGNMENT_URL: "http://127.0.0.1:1/trpc", OUTCOMES_URL: "http://127.0.0.1:1/trpc",
};
const start = (change: Record<string, string>, pagesDir: string) =>
  buildApp(configSchema.parse({ ...settings, PORTAL_URL: "http://127.0.0.1:4100", ...change }), { broker: inProcessBroker(), log: createLog({ service: "portal", level: "silent" }), pagesDir }).start();

test("does not start where sessions would cross a wire in the open", async () => {
  for (const change of [{ PORTAL_URL: "http://portal.example" }, { NODE_ENV: "production" }]) await expect(start(change, "")).rejects.toThrow("https:");
});

test("does not start without pages, and says how to build them", async () => {
  const empty = mkdtempSync(join(tmpdir(), "haandslag-no-pages-"));
  await expect(start({}, empty)).rejects.toThrow("build-pages");
  rmSync(empty, { recursive: true });
});

test("a portal under https has cookies that are bound to it and a browser that comes back by https alone", async () => {
  expect(securityHeaders({ portal: "https://portal.example", issuer: "https://login.example/realm" })).toMatchObject({
    "strict-transport-security": "max-age=63072000; includeSubDomains", "content-security-policy": expect.stringContaining("form-action 'self' https://login.example;") as string,
  });
  const set: unknown[][] = [];
  cookiesOf("https://portal.example").setSession({ setCookie: (...cookie: unknown[]) => set.push(cookie) } as never, "x");
  expect(set).toEqual([["__Host-haandslag_session", "x", { path: "/", httpOnly: true, sameSite: "lax", secure: true }]]);
});
