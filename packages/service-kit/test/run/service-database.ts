import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Postgres, startPostgres } from "@haandslag/local-stack/postgres";
import { type ProvisionedDatabase, provisionDatabase } from "../../src/database/index.ts";

export interface ServiceDatabase {
  readonly urls: ProvisionedDatabase;
  readonly superuserUrl: string;
  readonly migrationsDir: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  remove(): Promise<void>;
}

/** A PostgreSQL of one test file's own, since it is stopped and killed, with an empty database for a service of counters. */
export async function serviceDatabase(): Promise<ServiceDatabase> {
  const dir = mkdtempSync(join(tmpdir(), "haandslag-run-"));
  const migrationsDir = join(dir, "migrations");
  const migration = join(migrationsDir, "20260101000000_counter");
  mkdirSync(migration, { recursive: true });
  cpSync(new URL("../counter/counter.sql", import.meta.url), join(migration, "migration.sql"));
  const start = (port = 0) => startPostgres({ dir: join(dir, "postgres"), port, durable: false });
  let postgres: Postgres = await start();
  return {
    urls: await provisionDatabase(postgres.superuserUrl(), "counting", { secret: "a secret of the tests" }),
    superuserUrl: postgres.superuserUrl("counting"),
    migrationsDir,
    stop: () => postgres.stop(),
    kill: () => postgres.kill(),
    async startAgain() { postgres = await start(postgres.port); },
    async remove() {
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
