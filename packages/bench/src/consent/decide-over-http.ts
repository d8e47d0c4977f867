import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildApp } from "@haandslag/consent";
import { router } from "@haandslag/consent/api";
import { authzenRoutes } from "@haandslag/consent/api/authzen";
import { type Config, configSchema } from "@haandslag/consent/config";
import { evaluateAccess } from "@haandslag/consent/features/evaluate-access";
import { inProcessBroker } from "@haandslag/messaging";
import { createLog, openService, type RunningService, systemClock, uuidv7Ids } from "@haandslag/service-kit";
import type { TestDatabase } from "@haandslag/testing";
import { type Figure, inTurn, median } from "../figure.ts";
import { benchDatabases } from "../main/bench-service.ts";
import { startBenchLogin } from "./bench-login.ts";
import { organisationNumber, referralNumber, storeConsents } from "./stored-consents.ts";

const few = 1_000;
const many = 1_000_000;
const rounds = 5;
const asked = 150;

/**
 * The same access questions over HTTP (AuthZEN), one after the other, to who has many consents and to who has few: first the
 * questions alone, then the whole service, whose audit goes over all of them meanwhile, at half of the time.
 */
export async function* decideOverHttp(): AsyncIterable<Figure> {
  const databases = await benchDatabases();
  const login = await startBenchLogin();
  const folder = mkdtempSync(join(tmpdir(), "haandslag-bench-checkpoints-"));
  try {
    const token = await login.serviceToken("referral");
    const stored = [];
    for (const count of [many, few]) {
      const database = await databases.fresh("consent");
      await storeConsents(database, count);
      stored.push({ count, config: configFor(database, login.issuer, join(folder, String(count))) });
    }
    for (const [how, start] of [["", questionsAlone], [", while the service audits them", wholeService]] as const) {
      const running: { address: string; count: number; close(): Promise<void> }[] = [];
      try {
        for (const { config, count } of stored) running.push({ ...(await start(config)), count });
        const [a, b] = running.map(({ address, count }) => asking(address, token, count));
        if (a === undefined || b === undefined) throw new Error("There is nobody to ask.");
        const { b: baseline, ratio } = await inTurn(rounds, a, b);
        yield { name: `decide over HTTP (AuthZEN), 10^6 consents stored ÷ 10^3${how}, median of one caller`, value: ratio, unit: "of its time", baseline, reach: { bound: "at-most", value: 1.2 } };
      } finally {
        for (const service of running) await service.close();
      }
    }
  } finally {
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

const deps = () => ({ broker: inProcessBroker(), clock: systemClock, ids: uuidv7Ids, log: createLog({ service: "consent", level: "silent" }) });

const wholeService = (config: Config): Promise<RunningService> => buildApp(config, deps()).start();

/** The routes, the tokens, the pool with its tenants: all that answers, and no worker. */
const questionsAlone = (config: Config): Promise<RunningService> => openService({
  name: "consent", unavailable: "CONSENT_UNAVAILABLE", config, deps: deps(), migrationsDir: fileURLToPath(new URL("../prisma/migrations", import.meta.resolve("@haandslag/consent"))),
  parts: ({ runner }) => ({ router, features: {}, consumers: [], deadlines: [], routes: authzenRoutes({ evaluate: evaluateAccess({ runner }), publicUrl: undefined, hostIsOurs: true }) }),
});

function configFor(database: TestDatabase, issuer: string, checkpoints: string): Config {
  const nowhere = "http://127.0.0.1:1";
  return configSchema.parse({
    PORT: 0, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, KAFKA_BROKERS: "in-process",
    OIDC_ISSUER: issuer, OIDC_CLIENT_ID: "haandslag-consent", OIDC_CLIENT_SECRET: randomUUID(), REFERRAL_URL: nowhere, PEER_ASSIGNMENT_URL: nowhere, OUTCOMES_URL: nowhere,
    PAIRWISE_KEY: randomBytes(32).toString("base64"), LOG_ORIGIN: "haandslag.bench/consent-log", CHECKPOINT_DIR: checkpoints,
    LOG_SIGNING_KEY: generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
  });
}
