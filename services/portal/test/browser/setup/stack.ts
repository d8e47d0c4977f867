import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Stack } from "@haandslag/local-stack/stack";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the portal of the one stack that all browser suites of a run share. */
    portal: string;
    /** What `ready.json` says of it: for what a test does by a service's front door (`signIn` of @haandslag/local-stack/person). */
    ready: Stack["ready"];
  }
}

const startCommand = fileURLToPath(new URL("../../../../../packages/local-stack/src/commands/start.ts", import.meta.url));
const patienceMs = 110_000;

/** What `npm start` starts, with the demo's data, once for all browser suites, which run one after another. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "haandslag-browser-"));
  await chmod(folder, 0o755); // PostgreSQL runs as a user of its own
  const data = join(folder, "data");
  // Vitest says NODE_ENV=test and more of its own: the stack is started as a person would start it.
  const { NODE_ENV: _of, ...environment } = process.env;
  const stack = spawn(process.execPath, [startCommand, "--data", data, "--port", "0"], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  for (const stream of [stack.stdout, stack.stderr]) stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const stop = async () => {
    if (stack.exitCode === null) {
      stack.kill("SIGTERM");
      await once(stack, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const ready = await readyOf(stack, data);
    project.provide("portal", ready.portal);
    project.provide("ready", ready);
  } catch (error) {
    await stop();
    throw new Error(`The stack for the browser suites did not come up. It said:\n${said.join("")}`, { cause: error });
  }
  return stop;
}

async function readyOf(stack: ChildProcess, data: string): Promise<Stack["ready"]> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(100)) {
    if (stack.exitCode !== null) throw new Error(`it ended with exit code ${stack.exitCode}`);
    const text = await readFile(join(data, "ready.json"), "utf8").catch(() => undefined);
    if (text !== undefined) return JSON.parse(text) as Stack["ready"];
  }
  throw new Error(`not ready after ${patienceMs / 1000} s`);
}
