import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listProjectFiles } from "../../project-files.ts";
import type { Finding } from "../finding.ts";
import { findDanishNames } from "./danish-names.ts";
import { findImpurities } from "./impurities.ts";
import { findMissingPlatforms } from "./lock-file.ts";
import { findUnportable } from "./unportable.ts";
import { findVagueNames } from "./vague-names.ts";

/** What no other tool looks for: names that say nothing, impure domain code, what is bound to one machine, silenced checks. */
export function findHouseFaults(root: string): Finding[] {
  const files = listProjectFiles(root, ["**/*", ".*", ".ci/**/*"]);
  return [
    ...findVagueNames(files),
    ...files.flatMap((file) => {
      if (!isText(file)) return [];
      const text = readFileSync(join(root, file), "utf8");
      return [
        ...findUnportable(file, text),
        ...(file === "package-lock.json" ? findMissingPlatforms(text) : []),
        ...(/\.tsx?$/.test(file) ? findDanishNames(file, text) : []),
        ...(/^services\/[^/]+\/src\/domain\/.*\.ts$/.test(file) ? findImpurities(file, text) : []),
      ];
    }),
  ];
}

function isText(file: string): boolean {
  return !/\.(png|jpg|ico|woff2?|zip|gz|pdf)$/.test(file);
}
