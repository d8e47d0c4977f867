import { existsSync, statfsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterOwner, startPostgres } from "@haandslag/local-stack/postgres";
import type { TestPostgres } from "./docker-postgres.ts";

const PREFIX = "haandslag-test-postgres-";
const GIB = 2 ** 30;

/** A cluster of this run's own in a temporary folder, without fsync; 0.9 s. Gone, folder and all, when stopped. */
export async function embeddedPostgres(): Promise<TestPostgres> {
  const parent = temporaryFolder();
  await clearAfterKilledRuns(parent);
  const dir = await mkdtemp(join(parent, PREFIX));
  const clear = () => rm(dir, { recursive: true, force: true });
  try {
    const postgres = await startPostgres({ dir, durable: false });
    return { url: postgres.superuserUrl(), stop: () => postgres.stop().then(clear) };
  } catch (error) {
    await clear();
    throw error;
  }
}

/**
 * In memory where there is plenty: a clone is 300 files, which took 11 ms in /dev/shm every time and 12 to 400 ms on the
 * disk of a machine with two cores, depending on what else was written.
 */
function temporaryFolder(): string {
  const memory = "/dev/shm";
  if (!existsSync(memory) || process.availableMemory() < 6 * GIB) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize < 4 * GIB ? tmpdir() : memory;
}

/** Folders of runs that were killed: their watcher has stopped PostgreSQL, nobody has removed the data. */
async function clearAfterKilledRuns(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const dir = join(parent, name);
    // One that is owned is in use; one without an owner may be just being made.
    if (clusterOwner(dir) === "gone") await rm(dir, { recursive: true, force: true }).catch(() => {});
  }
}
