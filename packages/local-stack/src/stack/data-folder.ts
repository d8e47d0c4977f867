import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { takeLock } from "./folder-lock.ts";

/** Raised when what a data folder holds changes in a way that migrations don't carry over. */
const dataFolderVersion = 2;
const lock = "stack.pid";
/** Everything that a stack makes in its folder: what --fresh removes, and it removes nothing else. */
const ours = [
  "version", "demo-data", "ready.json", "secrets.json", "login-keys.json", "key-encryption-keys", "protection-register.json", "clock.json",
  "mailbox", "logs", "checkpoints", "postgres", "kafka",
];

export interface DataFolder {
  /** Demo data go in once; a run that was killed half-way has not put them in. */
  readonly hasDemoData: boolean;
  noteDemoData(): void;
  release(): void;
}

/**
 * Takes the data folder for this process: one stack on it at a time. A folder left by a stack that was killed is free.
 * Nothing in it is touched before it is ours.
 * @throws a sentence that says what is in the way and what to do
 */
export function takeDataFolder(folder: string, o: { fresh: boolean }): DataFolder {
  return inWords(folder, () => {
    makeFolders(folder);
    refuseForeign(folder);
    const taken = takeLock(join(folder, lock));
    if ("heldBy" in taken) {
      throw new Error(`A stack runs on ${folder} already (process ${taken.heldBy}). Use that one (npm run token -- USER), stop it with Ctrl-C where it runs, or start this one elsewhere with --data DIR.`);
    }
    try {
      return prepare(folder, o.fresh, taken.release);
    } catch (error) {
      taken.release();
      throw error;
    }
  });
}

function prepare(folder: string, fresh: boolean, release: () => void): DataFolder {
  rmSync(join(folder, "ready.json"), { force: true });
  if (fresh) for (const entry of ours) rmSync(join(folder, entry), { recursive: true, force: true });
  const version = readIfThere(join(folder, "version"));
  if (version !== undefined && Number(version) !== dataFolderVersion) {
    throw new Error(`${folder} was made by another version of Håndslag (its data have version ${version.trim()}, this program's have ${dataFolderVersion}). Start over with --fresh, which removes them, or use another folder with --data DIR.`);
  }
  writeFileSync(join(folder, "version"), `${dataFolderVersion}\n`);
  return {
    hasDemoData: readIfThere(join(folder, "demo-data")) !== undefined,
    noteDemoData: () => writeFileSync(join(folder, "demo-data"), `${dataFolderVersion}\n`),
    release,
  };
}

/** Folder by folder: Node's own `recursive` goes on for ever where a parent says that a folder cannot be (Linux's /proc). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder, { mode: 0o755 });
}

/** Somebody's folder of other things stays as it is: `--fresh` there would remove what it calls `logs`. */
function refuseForeign(folder: string): void {
  if (readIfThere(join(folder, "version")) !== undefined) return;
  const foreign = readdirSync(folder).find((name) => !ours.some((entry) => name.startsWith(entry)) && !name.startsWith(lock));
  if (foreign !== undefined) throw new Error(`${folder} holds other things (${foreign}). Use an empty folder, or one that does not exist yet, with --data DIR.`);
}

function inWords<T>(folder: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOENT") throw new Error(`${folder} cannot be written to. Choose a folder of your own with --data DIR.`, { cause: error });
    if (code === "ENOTDIR" || code === "EEXIST") throw new Error(`${folder} is a file, or lies under one. Choose another folder with --data DIR.`, { cause: error });
    if (code === "ENOSPC") throw new Error(`The disk that holds ${folder} is full. Make room, or choose another folder with --data DIR.`, { cause: error });
    throw error;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}
