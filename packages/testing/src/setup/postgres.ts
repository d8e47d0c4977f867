import { generateClients } from "@haandslag/service-kit/database";
import type { TestProject } from "vitest/node";
import { dockerPostgres, type TestPostgres } from "./docker-postgres.ts";
import { embeddedPostgres } from "./embedded-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser's connection string of the run's PostgreSQL. */
    postgresUrl: string;
  }
}

type Shared = { users: number; postgres: Promise<TestPostgres> };

// Each Vitest project loads its own copy of this module into the same process: one cluster serves them all.
const shared: { [key: symbol]: Shared | undefined } = globalThis as { [key: symbol]: Shared | undefined };
const KEY = Symbol.for("haandslag.test-postgres");

/**
 * Vitest's global setup: PostgreSQL for the run (`TEST_POSTGRES_URL`, a superuser on a server that is for tests only;
 * else a container where Docker answers; else embedded), and current Prisma clients.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = (shared[KEY] ??= { users: 0, postgres: start() });
  run.users += 1;
  const postgres = await run.postgres;
  project.provide("postgresUrl", postgres.url);
  return async () => {
    run.users -= 1;
    if (run.users > 0) return;
    shared[KEY] = undefined;
    await postgres.stop();
  };
}

async function start(): Promise<TestPostgres> {
  const [postgres, clients] = await Promise.allSettled([resolvePostgres(), generateClients({ ifStale: true })]);
  if (postgres.status === "rejected") throw postgres.reason;
  if (clients.status === "fulfilled") return postgres.value;
  await postgres.value.stop();
  throw clients.reason;
}

async function resolvePostgres(): Promise<TestPostgres> {
  const url = process.env["TEST_POSTGRES_URL"];
  if (url) return { url, stop: async () => {} };
  return (await dockerPostgres()) ?? embeddedPostgres();
}
