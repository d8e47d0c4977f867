import { defineConfig } from "vitest/config";

/**
 * Two projects: `fast` needs PostgreSQL at the most, `kafka` needs a real Kafka as well.
 * Both are resolved as design § 5 says: environment, else Docker, else embedded.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["packages/*/test/**/*.test.ts", "services/*/test/**/*.test.ts"],
          exclude: ["**/*.kafka.test.ts", "**/node_modules/**"],
          globalSetup: ["packages/testing/src/setup/postgres.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "kafka",
          include: ["packages/*/test/**/*.kafka.test.ts", "services/*/test/**/*.kafka.test.ts"],
          globalSetup: ["packages/testing/src/setup/postgres.ts", "packages/testing/src/setup/kafka.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
