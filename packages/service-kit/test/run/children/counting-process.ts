import { runMain } from "../../../src/index.ts";
import { countingService } from "../counting-service.ts";

/** A service of counters as a process of its own, on a Kafka that is not there. Settings come from the environment. */
const setting = (name: string): string => process.env[name] ?? "";
await runMain({
  name: "referral",
  config: () => ({
    HOST: "127.0.0.1", PORT: 0, LOG_LEVEL: "info", KAFKA_BROKERS: setting("KAFKA_BROKERS"), OIDC_ISSUER: "http://127.0.0.1:1", OIDC_AUDIENCE: "a", OIDC_CLIENT_SECRET: "a secret of the tests",
    DATABASE_URL: setting("DATABASE_URL"), MIGRATION_DATABASE_URL: setting("MIGRATION_DATABASE_URL"),
  }),
  buildApp: (config, deps) => ({ start: () => countingService({ config, deps, migrationsDir: setting("MIGRATIONS_DIR") }) }),
});
