import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandLineOf, isAlive } from "./process-identity.ts";

/** The process in a cluster's `postmaster.pid`, whether or not it lives. Undefined without a (readable) file. */
export function postmasterPid(dataDir: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(dataDir, "postmaster.pid"), "utf8"), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Process numbers are used again, in containers at once: so the process must also be a PostgreSQL on this very folder. */
export function isPostmasterOf(pid: number, dataDir: string): boolean {
  return isAlive(pid) && commandLineOf(pid).includes(dataDir);
}

/**
 * Ends a PostgreSQL whose Node process is gone: fast shutdown (SIGINT), and immediate (SIGQUIT) where that takes
 * more than `patienceMs`. The cluster recovers from its log at the next start.
 */
export async function stopPostmaster(pid: number, patienceMs = 10_000): Promise<void> {
  process.kill(pid, "SIGINT");
  if (await isGone(pid, patienceMs)) return;
  process.kill(pid, "SIGQUIT");
  if (await isGone(pid, patienceMs)) return;
  throw new Error(`PostgreSQL (process ${pid}) does not end. End it by hand, then start again.`);
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20)) {
    if (!isAlive(pid)) return true;
  }
  return false;
}
