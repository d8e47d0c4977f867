import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, isPostmasterOf, postmasterPid, stopPostmaster } from "./postmaster-pid.ts";

/** Folders whose PostgreSQL this very process runs: its own number in the owner file then means a second start. */
const ownedHere = new Set<string>();

/**
 * Takes a cluster's folder for this process. A PostgreSQL that outlived its Node process (SIGKILL) is stopped;
 * one whose Node process lives is left alone.
 *
 * @throws Error with a plain sentence where a living process runs PostgreSQL on this folder.
 */
export async function takeOwnership(dir: string, dataDir: string, log: (line: string) => void): Promise<void> {
  const owner = readOwner(dir);
  const postmaster = postmasterPid(dataDir);
  const ownerLives = owner !== undefined && (owner === process.pid ? ownedHere.has(dir) : isAlive(owner));
  if (postmaster !== undefined) {
    if (isPostmasterOf(postmaster, dataDir)) {
      if (ownerLives) throw alreadyRunning(dir, owner);
      log(`PostgreSQL (process ${postmaster}) was left behind by a process that was killed; stopping it first`);
      await stopPostmaster(postmaster);
    } else if (isAlive(postmaster)) {
      // The number went to another program. PostgreSQL would take that one for a running server and refuse to start.
      rmSync(join(dataDir, "postmaster.pid"), { force: true });
    }
  }
  writeFileSync(ownerFile(dir), `${process.pid}\n`);
  ownedHere.add(dir);
}

export function giveUpOwnership(dir: string): void {
  ownedHere.delete(dir);
  rmSync(ownerFile(dir), { force: true });
}

export function alreadyRunning(dir: string, owner?: number): Error {
  const who = owner === undefined ? "" : ` (started by process ${owner})`;
  return new Error(
    `PostgreSQL already runs on ${dir}${who}. Use what is running, stop it first, or start on another folder.`,
  );
}

const ownerFile = (dir: string) => join(dir, "owner.pid");

function readOwner(dir: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(ownerFile(dir), "utf8"), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
