import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@haandslag/local-stack/postgres";
import type { TestPostgres } from "./docker-postgres.ts";

const PREFIX = "haandslag-test-postgres-";

/** A cluster of this run's own in a temporary folder, without fsync; 0.9 s. Gone, folder and all, when stopped. */
export async function embeddedPostgres(): Promise<TestPostgres> {
  await clearAfterKilledRuns();
  const dir = await mkdtemp(join(tmpdir(), PREFIX));
  const postgres = await startPostgres({ dir, durable: false });
  return {
    url: postgres.superuserUrl(),
    stop: async () => {
      await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function clearAfterKilledRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const dir = join(tmpdir(), name);
    // A folder without owner is just being made, or is left from a run that stopped PostgreSQL and got no further.
    const owner = join(dir, "owner.pid");
    if (existsSync(owner) && !isAlive(Number(readFileSync(owner, "utf8")))) await rm(dir, { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
