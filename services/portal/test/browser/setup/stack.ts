import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStack, type Stack } from "@haandslag/local-stack/stack";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the portal of the one stack that all browser suites of a run share. */
    portal: string;
    /** What `ready.json` says of it: for what a test does by a service's front door (`signIn` of @haandslag/local-stack/person). */
    ready: Stack["ready"];
  }
}

/** `npm start` without a terminal: one stack with the demo's data for all browser suites, which run one after another. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "haandslag-browser-"));
  await chmod(folder, 0o755); // PostgreSQL runs as a user of its own
  const stack = await startStack({ folder, port: 0, fresh: false, broker: "in-process", withReferrals: true, logLevel: "warn", progress: () => undefined });
  project.provide("portal", stack.ready.portal);
  project.provide("ready", stack.ready);
  return async () => {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
