import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStack } from "@haandslag/local-stack/stack";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the portal of the one stack that all browser suites of a run share. */
    portal: string;
  }
}

/** `npm start` without a terminal: one stack with the demo's data for all browser suites, which run one after another. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "haandslag-browser-"));
  await chmod(folder, 0o755); // PostgreSQL runs as a user of its own
  const stack = await startStack({ folder, port: 0, fresh: false, broker: "in-process", withReferrals: true, logLevel: "warn", progress: () => undefined });
  project.provide("portal", stack.ready.portal);
  return async () => {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
