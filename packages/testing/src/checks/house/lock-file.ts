import { z } from "zod";
import type { Finding } from "../finding.ts";

const LockFile = z.object({ packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })) });

/**
 * Optional packages (one a platform, mostly) that a package-lock.json leaves out. `npm install` leaves out what the
 * registry does not have, without a word, and `npm ci` then refuses the lock file everywhere.
 */
export function findMissingPlatforms(lockFile: string): Finding[] {
  const { packages } = LockFile.parse(JSON.parse(lockFile));
  return Object.entries(packages).flatMap(([holder, { optionalDependencies = {} }]) => {
    const missing = Object.keys(optionalDependencies).filter((name) => !isThere(packages, holder, name));
    return missing.length === 0
      ? []
      : [
          {
            file: "package-lock.json",
            fault: `${holder || "the project"} asks for ${missing.join(", ")}, which the lock file leaves out: npm ci refuses it`,
            remedy: "Pin a version whose packages for other platforms are published, and install again.",
          },
        ];
  });
}

/** Beside the holder, or in any node_modules above it. */
function isThere(packages: Record<string, unknown>, holder: string, name: string): boolean {
  for (let folder = holder; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    if (`${folder && `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === "") return false;
  }
}
