import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runProgram } from "./run-program.ts";

const FILE = "kafka.pid";
const ORPHAN_LIMIT_MS = 15_000;

/** Whose Kafka a folder's is: the process itself and the one that started it. */
interface Running {
  pid: number;
  startedBy: number;
}

export async function noteRunning(dir: string, pid: number): Promise<void> {
  await writeFile(join(dir, FILE), JSON.stringify({ pid, startedBy: process.pid } satisfies Running));
}

export async function noteEnded(dir: string): Promise<void> {
  await rm(join(dir, FILE), { force: true });
}

/**
 * Makes sure that no other Kafka works on this folder: one whose starter is gone is ended, one that is
 * in use is left alone.
 *
 * @throws Error with a plain sentence where the folder is in use.
 */
export async function endOrphan(dir: string, properties: string): Promise<void> {
  const text = await readFile(join(dir, FILE), "utf8").catch(() => undefined);
  if (text === undefined) return;
  const noted = JSON.parse(text) as Running;
  // A number alone can have been given to another program since; the command line names our file.
  const isOurs = async () => (await commandLine(noted.pid)).includes(properties);
  if (await isOurs()) {
    if (isAlive(noted.startedBy)) throw new Error(`Kafka already runs on ${dir} (process ${noted.pid}, started by process ${noted.startedBy}). Stop that one first, or use another folder.`);
    process.kill(noted.pid, "SIGTERM");
    const until = Date.now() + ORPHAN_LIMIT_MS;
    while (await isOurs()) {
      if (Date.now() > until) process.kill(noted.pid, "SIGKILL");
      await sleep(100);
    }
  }
  await noteEnded(dir);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function commandLine(pid: number): Promise<string> {
  return await runProgram("ps", ["-ww", "-o", "args=", "-p", String(pid)], "").catch(() => "");
}
