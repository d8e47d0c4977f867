import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Raised when what a data folder holds changes in a way that migrations don't carry over. */
const dataFolderVersion = 1;

/**
 * Takes the data folder for this process: one stack on it at a time. A folder left by a stack that was killed is free.
 * @throws a sentence that says what is in the way and what to do
 */
export function takeDataFolder(folder: string, o: { fresh: boolean }): { isNew: boolean; release(): void } {
  const lock = join(folder, "stack.pid");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const holder = Number(readIfThere(lock));
    if (holder > 0 && holder !== process.pid && isAlive(holder)) {
      throw new Error(`A stack runs on ${folder} already (process ${holder}). Stop it with Ctrl-C where it runs, or start this one elsewhere with --data DIR.`);
    }
    if (o.fresh) for (const entry of ["postgres", "kafka", "secrets.json", "login-keys.json", "key-encryption-keys", "clock.json", "mailbox", "logs", "ready.json", "version"]) rmSync(join(folder, entry), { recursive: true, force: true });
    const version = readIfThere(join(folder, "version"));
    if (version !== undefined && Number(version) !== dataFolderVersion) {
      throw new Error(`${folder} was made by another version of Håndslag (data ${version.trim()}, this is ${dataFolderVersion}). Start over with --fresh, or use another folder with --data DIR.`);
    }
    writeFileSync(join(folder, "version"), `${dataFolderVersion}\n`);
    writeFileSync(lock, `${process.pid}\n`);
    rmSync(join(folder, "ready.json"), { force: true });
    return { isNew: version === undefined, release: () => rmSync(lock, { force: true }) };
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") throw new Error(`${folder} cannot be written to. Choose a folder of your own with --data DIR.`);
    if (code === "ENOTDIR" || code === "EEXIST") throw new Error(`${folder} is a file, not a folder. Choose another with --data DIR.`);
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
