import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isPostmasterOf, postmasterPid, stopPostmaster } from "./postmaster-pid.ts";
import { beginningOf, isAlive } from "./process-identity.ts";

/** Folders that this very process runs PostgreSQL on: its own entry in an owner file then means a second start. */
const ownedHere = new Set<string>();

/**
 * Takes a cluster's folder for this process, by a file that only one can make. A PostgreSQL that outlived its Node
 * process (SIGKILL) is stopped; one whose Node process lives is left alone.
 *
 * @throws Error with a plain sentence where a living process runs, or is just starting, PostgreSQL on this folder
 */
export async function takeOwnership(dir: string, dataDir: string, log: (line: string) => void): Promise<void> {
  const before = readOwner(dir);
  const postmaster = postmasterPid(dataDir);
  const runs = postmaster !== undefined && isPostmasterOf(postmaster, dataDir);
  if (before === undefined ? runs : doesLive(before, dir)) throw alreadyRunning(dir, before?.pid);
  if (existsSync(ownerFile(dir))) clearAway(dir);
  claim(dir);
  ownedHere.add(dir);
  if (postmaster === undefined) return;
  if (runs) {
    log(`PostgreSQL (process ${postmaster}) was left behind by a process that was killed; stopping it first`);
    await stopPostmaster(postmaster);
  } else if (isAlive(postmaster)) {
    // The number went to another program. PostgreSQL would take that one for a running server and refuse to start.
    rmSync(join(dataDir, "postmaster.pid"), { force: true });
  }
}

/** Takes the entry of a process that is gone out of the way; one that somebody else has just made goes back. */
function clearAway(dir: string): void {
  const now = readOwner(dir);
  if (now !== undefined && doesLive(now, dir)) throw alreadyRunning(dir, now.pid);
  const aside = `${ownerFile(dir)}.${process.pid}.before`;
  try {
    renameSync(ownerFile(dir), aside);
  } catch {
    return; // another start cleared it away first
  }
  const moved = readOwner(dir, aside);
  const isAnothers = moved !== undefined && doesLive(moved, dir);
  if (isAnothers) linkSync(aside, ownerFile(dir));
  rmSync(aside, { force: true });
  if (isAnothers) throw alreadyRunning(dir, moved.pid);
}

/** The entry appears whole: a file that is made and then written could be read between the two, empty, as nobody's. */
function claim(dir: string): void {
  const whole = `${ownerFile(dir)}.${process.pid}`;
  writeFileSync(whole, describeSelf());
  try {
    linkSync(whole, ownerFile(dir));
  } catch {
    throw alreadyRunning(dir, readOwner(dir)?.pid);
  } finally {
    rmSync(whole, { force: true });
  }
}

export function giveUpOwnership(dir: string): void {
  if (!ownedHere.delete(dir)) return;
  if (readOwner(dir)?.pid === process.pid) rmSync(ownerFile(dir), { force: true });
}

/** Whose a cluster's folder is: of a process that lives, of one that is gone (killed), or nobody's. */
export function clusterOwner(dir: string): "lives" | "gone" | "none" {
  const owner = readOwner(dir);
  if (owner === undefined) return "none";
  return doesLive(owner, dir) ? "lives" : "gone";
}

export function alreadyRunning(dir: string, owner?: number): Error {
  const who = owner === undefined ? "" : ` (started by process ${owner})`;
  return new Error(
    `PostgreSQL already runs on ${dir}${who}. Use what is running, stop it first, or start on another folder.`,
  );
}

type Owner = { pid: number; began: string };

const ownerFile = (dir: string) => join(dir, "owner.pid");

const describeSelf = () => `${process.pid}\n${beginningOf(process.pid) ?? ""}\n`;

function readOwner(dir: string, file = ownerFile(dir)): Owner | undefined {
  try {
    const [pid = "", began = ""] = readFileSync(file, "utf8").split("\n");
    return Number(pid) > 0 ? { pid: Number(pid), began } : undefined;
  } catch {
    return undefined;
  }
}

/** A number alone says little, since it is used again; together with its beginning it is one process. */
function doesLive({ pid, began }: Owner, dir: string): boolean {
  if (pid === process.pid) return ownedHere.has(dir);
  return isAlive(pid) && (beginningOf(pid) ?? "") === began;
}
