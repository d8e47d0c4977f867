import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@haandslag/local-stack/postgres";
import { createTestDatabase, type TestDatabase } from "@haandslag/testing";

export interface BenchDatabases {
  fresh(service: "consent" | "referral" | "outcomes" | "outcomes_keys" | "referral_keys"): Promise<TestDatabase>;
  close(): Promise<void>;
}

/** A PostgreSQL of the benchmark's own. Durable, as in production: a commit waits for the disk, for us and for the baseline. */
export async function benchDatabases(): Promise<BenchDatabases> {
  const dir = mkdtempSync(join(tmpdir(), "haandslag-bench-"));
  const postgres = await startPostgres({ dir: join(dir, "postgres"), durable: true });
  const made: TestDatabase[] = [];
  return {
    async fresh(service) {
      const database = await createTestDatabase({ service, server: postgres.superuserUrl() });
      made.push(database);
      return database;
    },
    async close() {
      for (const database of made) await database.drop().catch(() => undefined);
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
