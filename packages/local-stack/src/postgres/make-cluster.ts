import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, chownSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunAs } from "./run-as.ts";
import type { SystemUser } from "./system-user.ts";

/**
 * Runs initdb once for a folder: encoding UTF8, code-point order (`C.UTF-8` of PostgreSQL's own provider, the same on
 * every system), ICU collations at hand for names. Made aside and renamed, so that a run killed half-way leaves
 * nothing that looks like a cluster.
 *
 * @returns the superuser's password, kept with the data for the next start (readable by the owner alone)
 */
export async function makeCluster(o: {
  dir: string;
  dataDir: string;
  initdb: string;
  as: RunAs;
  user: SystemUser | undefined;
}): Promise<string> {
  if (existsSync(o.dataDir)) return knownPassword(o.dir, o.dataDir);
  const made = join(o.dir, "making");
  const forInitdb = `${made}.password`;
  const own = (path: string) => o.user && chownSync(path, o.user.uid, o.user.gid);
  const password = randomBytes(24).toString("base64url");
  try {
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made, { mode: 0o700 });
    writeFileSync(forInitdb, `${password}\n`, { mode: 0o600 });
    own(made);
    own(forInitdb);
    await runInitdb(o.initdb, o.as, [
      `--pgdata=${made}`, "--username=postgres", "--auth=scram-sha-256", `--pwfile=${forInitdb}`, "--encoding=UTF8",
      "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
      // Up to 4 s on a busy disk: the price is that a power cut in the first half minute of a new folder loses it.
      "--no-sync",
    ]);
    // Into the cluster itself, so that the two cannot be parted.
    renameSync(forInitdb, join(made, PASSWORD_FILE));
    renameSync(made, o.dataDir);
    return password;
  } finally {
    rmSync(made, { recursive: true, force: true });
    rmSync(forInitdb, { force: true });
  }
}

const PASSWORD_FILE = "superuser.password";

function knownPassword(dir: string, dataDir: string): string {
  try {
    return readFileSync(join(dataDir, PASSWORD_FILE), "utf8").trim();
  } catch (cause) {
    throw new Error(`The PostgreSQL data in ${dir} was not made by this program (no readable ${PASSWORD_FILE}). Start on another folder (--data).`, { cause });
  }
}

async function runInitdb(initdb: string, as: RunAs, args: string[]): Promise<void> {
  const { prefix, ...ids } = as;
  const [program = initdb, ...rest] = [...prefix, initdb, ...args];
  const child = spawn(program, rest, { ...ids, cwd: "/", stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C" } });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`A new PostgreSQL cluster could not be made (initdb ended with ${code}): ${said.trim()}`);
}
