import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "@haandslag/consent";
import { configSchema } from "@haandslag/consent/config";
import { inProcessBroker } from "@haandslag/messaging";
import { createLog, type RunningService, systemClock, uuidv7Ids } from "@haandslag/service-kit";
import type { TestDatabase } from "@haandslag/testing";
import { type Figure, inTurn, median } from "../figure.ts";
import { benchDatabases } from "../main/bench-service.ts";
import { startBenchLogin } from "./bench-login.ts";
import { organisationNumber, referralNumber, storeConsents } from "./stored-consents.ts";

const few = 1_000;
const many = 1_000_000;
const rounds = 5;
const asked = 150;

/** The same access questions over HTTP (AuthZEN), one after the other, to a service with many consents and to one with few. */
export async function decideOverHttp(): Promise<Figure[]> {
  const databases = await benchDatabases();
  const login = await startBenchLogin();
  const folder = mkdtempSync(join(tmpdir(), "haandslag-bench-checkpoints-"));
  const running: RunningService[] = [];
  try {
    const ask = async (count: number) => {
      const database = await databases.fresh("consent");
      await storeConsents(database, count);
      const service = await startConsent(database, login.issuer, join(folder, String(count)));
      running.push(service);
      return asking(service.address, await login.serviceToken("referral"), count);
    };
    const [a, b] = [await ask(many), await ask(few)];
    const { b: baseline, ratio } = await inTurn(rounds, a, b);
    return [{ name: `decide over HTTP (AuthZEN), 10^6 consents stored ÷ 10^3, median of one caller`, value: ratio, unit: "of its time", baseline, reach: { bound: "at-most", value: 1.2 } }];
  } finally {
    for (const service of running) await service.close();
    await login.close();
    await databases.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks about consents from all over the table. @returns milliseconds, the median */
const asking = (address: string, token: string, count: number) => async (): Promise<number> => {
  const took: number[] = [];
  for (let i = 0; i < asked; i++) {
    const n = Math.floor(Math.random() * count);
    const body = JSON.stringify({
      subject: { type: "organisation", id: organisationNumber(n) }, action: { name: "disclose", properties: { purpose: "referral" } },
      resource: { type: "referral", id: referralNumber(n), properties: { categories: ["situation"] } },
    });
    const start = performance.now();
    const response = await fetch(`${address}/access/v1/evaluation`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body });
    const answer = await response.json() as { decision?: boolean };
    took.push(performance.now() - start);
    if (answer.decision !== true) throw new Error(`The benchmark's question was answered ${response.status}: ${JSON.stringify(answer)}`);
  }
  return median(took);
};

async function startConsent(database: TestDatabase, issuer: string, checkpoints: string): Promise<RunningService> {
  const nowhere = "http://127.0.0.1:1";
  const config = configSchema.parse({
    PORT: 0, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, KAFKA_BROKERS: "in-process",
    OIDC_ISSUER: issuer, OIDC_CLIENT_ID: "haandslag-consent", OIDC_CLIENT_SECRET: randomUUID(), REFERRAL_URL: nowhere, PEER_ASSIGNMENT_URL: nowhere, OUTCOMES_URL: nowhere,
    PAIRWISE_KEY: randomBytes(32).toString("base64"), LOG_ORIGIN: "haandslag.bench/consent-log", CHECKPOINT_DIR: checkpoints,
    LOG_SIGNING_KEY: generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
  });
  return buildApp(config, { broker: inProcessBroker(), clock: systemClock, ids: uuidv7Ids, log: createLog({ service: "consent", level: "silent" }) }).start();
}
