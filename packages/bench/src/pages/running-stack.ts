import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStack, type Stack } from "@haandslag/local-stack/stack";

/** What `npm start` brings up, in a folder of its own that is gone afterwards. */
export async function runningStack(): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), "haandslag-bench-pages-"));
  await chmod(folder, 0o755); // PostgreSQL runs as a user of its own
  const stack = await startStack({ folder, port: 0, fresh: false, broker: "in-process", withReferrals: true, logLevel: "warn", progress: () => undefined });
  return { ...stack, stop: async () => { await stack.stop(); await rm(folder, { recursive: true, force: true }); } };
}
