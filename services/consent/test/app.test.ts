import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConsentExpired, Declined } from "@haandslag/contracts";
import { type EventMessage, inProcessBroker } from "@haandslag/messaging";
import { createLog, type RunningService, uuidv7Ids } from "@haandslag/service-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp } from "../src/app.ts";
import { configSchema } from "../src/config.ts";
import { anEvent, everyQuestion, openConsentService, type TestService, whenGranted } from "./given.ts";

let service: TestService;
let running: RunningService[];
const broker = inProcessBroker();
const heard: EventMessage[] = [];
const logKey = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");

beforeAll(async () => {
  service = await openConsentService();
  const config = configSchema.parse({
    PORT: 0, DATABASE_URL: service.database.url, MIGRATION_DATABASE_URL: service.database.ownerUrl, KAFKA_BROKERS: "none",
    OIDC_ISSUER: "http://127.0.0.1:1", OIDC_CLIENT_ID: "haandslag-consent", OIDC_CLIENT_SECRET: "a secret of this test",
    LOG_SIGNING_KEY: logKey, LOG_ORIGIN: "haandslag.test/consent-log", CHECKPOINT_DIR: mkdtempSync(join(tmpdir(), "haandslag-checkpoints-")),
    REFERRAL_URL: "http://127.0.0.1:1", PEER_ASSIGNMENT_URL: "http://127.0.0.1:1", OUTCOMES_URL: "http://127.0.0.1:1", PAIRWISE_KEY: Buffer.alloc(32, 7).toString("base64"),
  });
  await broker.subscribe({ group: "test", topics: ["consent.events.v1"], apply: async (batch) => void heard.push(...batch) });
  const start = () => buildApp(config, { broker, clock: service.clock, ids: uuidv7Ids, log: createLog({ service: "consent", level: "silent" }) }).start();
  // Two instances at once, as in a rolling update.
  running = await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all(running.map((instance) => instance.close()));
  await broker.close();
  await service.close();
});
const address = () => running[0]?.address ?? "";

it("answers /livez and /readyz", async () => {
  expect((await fetch(`${address()}/livez`)).status).toBe(200);
  const ready = await fetch(`${address()}/readyz`);
  expect([ready.status, ((await ready.json()) as { parts: { part: string; ok: boolean }[] }).parts.filter(({ ok }) => !ok)]).toEqual([200, []]);
});

describe("OPS-04 bad input is told from good before anything happens", () => {
  it.each([
    ["without a token", "disclose", { body: "{}", type: "application/json" }, 401, "NOT_LOGGED_IN"],
    ["a procedure that is none", "discloseAll", { body: "{}", type: "application/json" }, 404, "PROCEDURE_UNKNOWN"],
    ["a body that is no JSON", "disclose", { body: "{", type: "application/json" }, 401, "NOT_LOGGED_IN"],
    ["a body of another kind", "disclose", { body: "<disclose/>", type: "application/xml" }, 415, "CONTENT_TYPE_WRONG"],
    ["a body too large", "disclose", { body: JSON.stringify("x".repeat(2_000_000)), type: "application/json" }, 413, "BODY_TOO_LARGE"],
  ])("%s", async (_what, procedure, { body, type }, status, code) => {
    const answer = await fetch(`${address()}/trpc/${procedure}`, { method: "POST", headers: { "content-type": type }, body });
    const text = await answer.text();
    expect([answer.status, text.includes(code)]).toEqual([status, true]);
    expect(text).not.toMatch(/\.ts:|node_modules|at /);
  });
});

it("OPS-05 hears over the broker that a referral is over, once among two instances, and says so under the same correlation id", async () => {
  const { referralId } = await whenGranted(service, { questions: [everyQuestion[0] as never] });
  const declined = anEvent(Declined, { referralId, organisationId: "organisation-harbour", reason: "no-suitable-peer", refusedBy: "organisation", consequence: "re-route" }, "019aa000-0000-7000-8000-00000000c0d2");
  await broker.publish([declined]);
  await expect.poll(() => heard.filter(({ key, type }) => key === referralId && type === ConsentExpired.type).map(({ correlationId, causationId }) => [correlationId, causationId]), { timeout: 10_000 })
    .toEqual([["019aa000-0000-7000-8000-00000000c0d2", declined.id]]);
});
