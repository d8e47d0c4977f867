import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Finding } from "./search-databases.ts";
import { type Canary, canariesIn, canariesInBytes } from "./spellings.ts";

/** Every file under a folder, whatever it is, the database's own files and logs too; a file that is gone meanwhile is left out. */
export async function searchFiles(folder: string, canaries: readonly Canary[]): Promise<Finding[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const findings: Finding[] = [];
  for (const entry of entries.filter((found) => found.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    const found = isText(file) ? canariesIn(bytes.toString("utf8"), canaries) : canariesInBytes(bytes, canaries);
    for (const sighting of found) findings.push({ where: relative(folder, file), ...sighting });
  }
  return findings;
}

const isText = (file: string): boolean => /\.(log|json|txt)$/.test(file);
