import { fileURLToPath } from "node:url";
import { connectPool, migrate } from "@haandslag/service-kit/database";
import type { Log } from "@haandslag/service-kit";
import type { Pool } from "pg";

/** The key store: a database apart, with migrations of its own (packages/vault). */
export async function openKeyStorePool(o: { url: string; migrationUrl: string; log: Log }): Promise<Pool> {
  await migrate({ url: o.migrationUrl, migrationsDir: fileURLToPath(import.meta.resolve("@haandslag/vault/key-store-migrations")), log: o.log });
  return connectPool(o.url, { max: 5, applicationName: "peer-assignment keys", log: o.log });
}
