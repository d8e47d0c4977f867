import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveKafka, type ResolvedKafka } from "@haandslag/local-stack/kafka";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Addresses of a real Kafka; empty where none can be had: skip the suite with `describe.skipIf`. */
    kafkaBrokers: string[];
  }
}

/**
 * One Kafka for all suites of the run, resolved as design § 5 says. Where none can be had the suites
 * are skipped loudly; under CI=true that is a failure.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), "haandslag-kafka-"));
  let kafka: ResolvedKafka | undefined;
  try {
    kafka = await resolveKafka({ dir });
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : String(error);
    if (process.env["CI"] === "true") throw new Error(`The suites on a real Kafka cannot run: ${reason}`, { cause: error });
    console.warn(`\n!!! SKIPPED: every suite on a real Kafka (*.kafka.test.ts). ${reason}\n`);
  }
  project.provide("kafkaBrokers", kafka?.brokers ?? []);
  return async () => {
    await kafka?.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
