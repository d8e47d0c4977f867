import { existsSync } from "node:fs";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import type { ICruiseResult } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { listProjectFiles, projectRoot } from "../project-files.ts";
import type { Finding } from "./finding.ts";

/** Every import in the project at `root` that goes through a wall of `.dependency-cruiser.ts`. Throws as `requireAllSeen` does. */
export async function findBrokenWalls(root: string): Promise<Finding[]> {
  const { modules, summary } = await cruiseProject(root);
  requireAllSeen(
    listProjectFiles(root, "{packages,services}/**/*.ts"),
    modules.map((module) => module.source),
  );
  return summary.violations.map(({ rule, from, to, cycle }) => ({
    file: from,
    fault: `${rule.name}: imports ${cycle ? cycle.map((step) => step.name).join(" → ") : to}`,
    remedy: summary.ruleSetUsed?.forbidden?.find((wall) => wall.name === rule.name)?.comment ?? "",
  }));
}

/**
 * Throws when dependency-cruiser saw fewer modules than there are TypeScript files. Without a parser that it can use
 * (TypeScript 7 has no JavaScript API) it walks past every `.ts` file in a folder and reports success over nothing.
 */
export function requireAllSeen(files: readonly string[], seen: readonly string[]): void {
  const unseen = files.filter((file) => !seen.includes(file));
  if (files.length > 0 && unseen.length === 0) return;
  throw new Error(
    `dependency-cruiser saw ${files.length - unseen.length} of ${files.length} TypeScript files (missed: ${unseen.slice(0, 3).join(", ")}). Is @swc/core installed for this machine?`,
  );
}

async function cruiseProject(root: string): Promise<ICruiseResult> {
  const options = await extractDepcruiseOptions(join(projectRoot, ".dependency-cruiser.ts"));
  // Folders, not files: a file that is named is counted as seen even where no parser can read it.
  const folders = ["packages", "services"].filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, { ...options, baseDir: root, validate: true });
  if (typeof output === "string") throw new Error("dependency-cruiser answered with text where its result was expected.");
  return output;
}
