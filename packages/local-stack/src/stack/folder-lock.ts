import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { beginningOf, isAlive } from "../postgres/process-identity.ts";

/** Lock files that this very process holds: its own number in one then means a second start. */
const heldHere = new Set<string>();

/** The process that holds a lock. A number alone is used again; together with its beginning it is one process. */
interface Holder {
  readonly pid: number;
  readonly began: string;
}

/**
 * Takes a lock file for this process, or says who holds it. A process that is gone, however it went, holds nothing.
 * @returns release; or the number of the living process that holds it
 */
export function takeLock(file: string): { release(): void } | { heldBy: number } {
  const own = `${file}.${process.pid}`;
  const content = `${process.pid}\n${beginningOf(process.pid) ?? ""}\n`;
  writeFileSync(own, content);
  try {
    for (;;) {
      if (link(own, file)) break;
      const holder = readHolder(file);
      if (holder === undefined) continue;
      if (doesLive(holder, file)) return { heldBy: holder.pid };
      setAside(file);
    }
  } finally {
    rmSync(own, { force: true });
  }
  heldHere.add(file);
  return {
    release() {
      if (heldHere.delete(file) && readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** Made whole or not at all: a reader never finds half a lock, and of two that try only one makes it. */
function link(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "EEXIST") return false;
    throw error;
  }
}

/** Between our look and this, another may have done the same and taken the lock: then it gets its file back. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}.aside`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return;
    throw error;
  }
  const holder = readHolder(aside);
  if (holder !== undefined && doesLive(holder, file)) link(aside, file);
  rmSync(aside, { force: true });
}

function readHolder(file: string): Holder | undefined {
  try {
    const [pid = "", began = ""] = readFileSync(file, "utf8").split("\n");
    return { pid: Number(pid), began };
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}

function doesLive({ pid, began }: Holder, file: string): boolean {
  if (pid === process.pid) return heldHere.has(file);
  return pid > 0 && isAlive(pid) && (beginningOf(pid) ?? "") === began;
}
