import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProcessBroker } from "@haandslag/messaging";
import { createLog, uuidv7Ids } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { buildApp } from "../../src/app.ts";
import { configSchema } from "../../src/config.ts";
import { harbour, openConsentService } from "../given.ts";
import { startTestIssuer } from "./test-issuer.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The whole service over HTTP, with a login of its own, beside the same service called directly. */
export async function openAuthzen() {
  const service = await openConsentService();
  const login = await startTestIssuer();
  const config = configSchema.parse({
    PORT: 0, DATABASE_URL: service.database.url, MIGRATION_DATABASE_URL: service.database.ownerUrl, KAFKA_BROKERS: "none", NODE_ENV: "test",
    OIDC_ISSUER: login.issuer, OIDC_CLIENT_ID: "haandslag-consent", OIDC_CLIENT_SECRET: "a secret of this test",
    LOG_SIGNING_KEY: generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    LOG_ORIGIN: "haandslag.test/consent-log", CHECKPOINT_DIR: mkdtempSync(join(tmpdir(), "haandslag-checkpoints-")),
    REFERRAL_URL: "http://127.0.0.1:1", PEER_ASSIGNMENT_URL: "http://127.0.0.1:1", OUTCOMES_URL: "http://127.0.0.1:1", PAIRWISE_KEY: Buffer.alloc(32, 7).toString("base64"),
  });
  const broker = inProcessBroker();
  const running = await buildApp(config, { broker, clock: service.clock, ids: uuidv7Ids, log: createLog({ service: "consent", destination: { write: (line: string) => void service.lines.push(line) } }) }).start();

  const send = async (path: string, o: { body?: string; headers?: Record<string, string>; as?: Actor }): Promise<Answer> => {
    const authorization: Record<string, string> = o.as === undefined ? {} : { authorization: `Bearer ${await login.tokenFor(o.as)}` };
    const response = await fetch(running.address + path, { method: o.body === undefined ? "GET" : "POST", headers: { "content-type": "application/json", ...authorization, ...o.headers }, ...(o.body === undefined ? {} : { body: o.body }) });
    return { status: response.status, headers: response.headers, body: await response.json() as unknown };
  };
  return {
    service, send, address: running.address,
    evaluation: (as: Actor, question: unknown) => send("/access/v1/evaluation", { as, body: JSON.stringify(question) }),
    evaluations: (as: Actor, questions: unknown) => send("/access/v1/evaluations", { as, body: JSON.stringify(questions) }),
    async close() {
      await running.close();
      await broker.close();
      await login.close();
      await service.close();
    },
  };
}

/** May the harbour receive situation and wishes of this referral? */
export const about = (referralId: string, ...categories: string[]) => ({
  subject: { type: "organisation", id: harbour.id, properties: { user: "login-coordinator" } },
  action: { name: "disclose", properties: { purpose: "referral" } },
  resource: { type: "referral", id: referralId, properties: { categories: categories.length === 0 ? ["situation", "wishes"] : categories } },
});
