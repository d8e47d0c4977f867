import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** How long `expect.poll` waits: on a busy machine what comes in a moment comes in some seconds. */
const expectation = { poll: { timeout: 15_000 } };

const maxWorkers = Math.max(2, availableParallelism() - 1);
const elsewhere = ["**/*.kafka.test.ts", "**/*.browser.test.ts", "**/node_modules/**"];
/**
 * What needs a process of its own: whatever starts whole stacks and processes and takes a minute (first, so that none of it
 * is left over at the end), and what holds a repaired library to the one as it comes, which no other test may have loaded.
 */
const apart = ["packages/{explorer,local-stack}/test/**/*.test.ts", "services/consent/test/race/**/*.test.ts", "packages/messaging/test/kafkajs-*.test.ts"];

/**
 * Four projects: `apart` and `fast` need PostgreSQL at the most, `browser` a Chromium and a whole stack, `kafka` a real Kafka.
 * These are resolved as design § 5 says: environment, else Docker, else embedded.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "apart",
          expect: expectation,
          include: apart,
          exclude: elsewhere,
          globalSetup: ["packages/testing/src/setup/postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: "fast",
          expect: expectation,
          include: ["packages/*/test/**/*.test.ts", "services/*/test/**/*.test.ts"],
          exclude: [...apart, ...elsewhere],
          globalSetup: ["packages/testing/src/setup/postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each file has databases of its own, and waits for them as much as it works.
          maxWorkers,
          // One worker runs file after file: loading a service anew for each of its files took more than half of the processor's time.
          isolate: false,
        },
      },
      {
        test: {
          name: "browser",
          expect: expectation,
          include: ["services/portal/test/**/*.browser.test.ts"],
          globalSetup: ["services/portal/test/browser/setup/stack.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One stack for all of them; each suite has browsers of its own. Within a suite that only looks, some tabs side by side.
          fileParallelism: false,
          maxConcurrency: 3,
        },
      },
      {
        test: {
          name: "kafka",
          expect: expectation,
          include: ["packages/*/test/**/*.kafka.test.ts", "services/*/test/**/*.kafka.test.ts"],
          globalSetup: ["packages/testing/src/setup/postgres.ts", "packages/testing/src/setup/kafka.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each starts a stack of its own, or has topics of its own on the one broker, and mostly waits: beside each other, at the end of the fast ones.
          maxWorkers,
        },
      },
    ],
  },
});
