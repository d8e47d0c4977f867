import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export type SystemUser = { readonly uid: number; readonly gid: number };

/**
 * Whom PostgreSQL runs as: undefined means "as we are". PostgreSQL refuses to run as root, so under root
 * (containers, mostly) it runs as the user `postgres`, who is made where there is none.
 *
 * @throws Error with a plain sentence where there is no such user and none can be made.
 */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = findUser();
  if (known) return known;
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"], {
      stdio: "ignore",
    });
  } catch {
    // Two starts at once: the other one made it. Looked up again below.
  }
  const made = findUser();
  if (made) return made;
  throw new Error(
    "PostgreSQL does not run as root, and the user \"postgres\" could not be made. " +
      "Start as another user than root, or make that user first (useradd --system postgres).",
  );
}

function findUser(): SystemUser | undefined {
  const line = readFileSync("/etc/passwd", "utf8").split("\n").find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
