import { spawnSync } from "node:child_process";
import { impassableFolder } from "./data-folder.ts";
import type { SystemUser } from "./system-user.ts";

/** How to start PostgreSQL's programs: put `prefix` before the command line, and give `uid` and `gid` to spawn. */
export type RunAs = { readonly prefix: readonly string[]; readonly uid?: number; readonly gid?: number };

/**
 * Under root PostgreSQL runs as another user, who must be able to pass every folder above the data and the programs;
 * /root and what `mktemp -d` makes are closed to all others. Where one is closed, that user gets the one capability
 * that is needed (util-linux `setpriv`) instead of our opening somebody's folder.
 *
 * @throws Error with a plain sentence where neither works.
 */
export function runAs(user: SystemUser | undefined, paths: readonly string[]): RunAs {
  if (!user) return { prefix: [] };
  const closed = paths.map((path) => impassableFolder(path, user)).find((folder) => folder !== undefined);
  if (closed === undefined) return { prefix: [], uid: user.uid, gid: user.gid };
  for (const capability of ["dac_read_search", "dac_override"]) {
    const prefix = [
      "setpriv", "--securebits=+no_setuid_fixup", `--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups",
      `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`,
    ];
    // Without that bit access(2), by which PostgreSQL looks for its own program, would not count the capability.
    const [program = "", ...args] = prefix;
    if (spawnSync(program, [...args, "test", "-x", closed], { stdio: "ignore" }).status === 0) return { prefix };
  }
  throw new Error(
    `PostgreSQL does not run as root, and the user "postgres" may not pass the folder ${closed}. ` +
      `Open it for passing (chmod o+x ${closed}), start as another user than root, or move the project and its data (--data).`,
  );
}
