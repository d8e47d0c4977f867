import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beginningOf, commandLineOf, isAlive } from "../postgres/process-identity.ts";

const ORPHAN_LIMIT_MS = 15_000;

/** Whose Kafka a folder's is: the process itself and the one that started it, told from a later one of the same number by its beginning. */
interface Running {
  pid: number;
  startedBy: number;
  starterBegan?: string | undefined;
}

const fileIn = (dir: string) => join(dir, "kafka.pid");

export function noteRunning(dir: string, pid: number): void {
  writeFileSync(fileIn(dir), JSON.stringify({ pid, startedBy: process.pid, starterBegan: beginningOf(process.pid) } satisfies Running));
}

export function noteEnded(dir: string): void {
  rmSync(fileIn(dir), { force: true });
}

/**
 * Makes sure that no other Kafka works on this folder: one whose starter is gone (killed) is ended, one
 * that is in use is left alone.
 *
 * @throws Error with a plain sentence where the folder is in use.
 */
export async function endOrphan(dir: string, properties: string): Promise<void> {
  const noted = readNote(dir);
  // A number alone can have been given to another program since; the command line names our file.
  const runs = () => noted !== undefined && isAlive(noted.pid) && commandLineOf(noted.pid).includes(properties);
  if (noted !== undefined && runs()) {
    const starterLives = isAlive(noted.startedBy) && beginningOf(noted.startedBy) === noted.starterBegan;
    if (starterLives) throw new Error(`Kafka already runs on ${dir} (started by process ${noted.startedBy}). Use what is running, stop it first, or start on another folder.`);
    process.kill(noted.pid, "SIGTERM");
    for (const end = Date.now() + ORPHAN_LIMIT_MS; runs(); await sleep(50)) {
      if (Date.now() > end) process.kill(noted.pid, "SIGKILL");
    }
  }
  noteEnded(dir);
}

function readNote(dir: string): Running | undefined {
  if (!existsSync(fileIn(dir))) return undefined;
  try {
    return JSON.parse(readFileSync(fileIn(dir), "utf8")) as Running;
  } catch {
    // Cut off by a crash while it was written: Kafka's own lock on its data still guards the folder.
    return undefined;
  }
}
