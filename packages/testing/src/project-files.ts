import { globSync } from "node:fs";
import { join } from "node:path";

/** The repository's root: the folder that holds `packages/` and `services/`. */
export const projectRoot = join(import.meta.dirname, "..", "..", "..");

const notOurs = new Set(["node_modules", "generated", "coverage", "dist", ".git", ".local", ".turbo", ".cache"]);

/**
 * Files below `root` that match a glob pattern, as sorted paths relative to `root` with `/` between folders.
 * What is installed, generated or written by a run is left out, so this needs no git.
 */
export function listProjectFiles(root: string, pattern: string | string[]): string[] {
  return globSync(pattern, { cwd: root, withFileTypes: true, exclude: (entry) => notOurs.has(entry.name) })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll("\\", "/"))
    .toSorted();
}
