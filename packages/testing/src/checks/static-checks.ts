import { generateClients } from "@haandslag/service-kit/database";
import { projectRoot } from "../project-files.ts";
import { formatRules, reportRules } from "../rules/rules-report.ts";
import { findComposeFaults } from "./compose/compose-faults.ts";
import { formatFinding } from "./finding.ts";
import { findHouseFaults } from "./house/house-faults.ts";
import { runTool } from "./run-tool.ts";
import { findBrokenWalls } from "./walls.ts";

/** A check that needs no running part. Answers with what is wrong, ready to print; nothing means that it passed. */
export type StaticCheck = { name: string; faults(): Promise<string> };

const tool = (packageName: string, args: string[]) => async () => {
  const { code, output } = await runTool(packageName, args);
  return code === 0 ? "" : output || `${packageName} ended with exit code ${code} and said nothing.`;
};

/** In the order in which a person wants to hear of them. */
export const staticChecks: StaticCheck[] = [
  { name: "types", faults: async () => checkTypes() },
  { name: "walls", faults: async () => (await findBrokenWalls(projectRoot)).map(formatFinding).join("\n") },
  { name: "lint", faults: tool("oxlint", []) },
  { name: "dead code", faults: tool("knip", ["--no-progress", "--no-config-hints"]) },
  { name: "house", faults: async () => findHouseFaults(projectRoot).map(formatFinding).join("\n") },
  { name: "rules", faults: async () => unknownRules() },
  { name: "compose", faults: async () => (await findComposeFaults(projectRoot)).map(formatFinding).join("\n") },
];

/** Of every workspace at once, by one turbo task. The Prisma clients are sources too, and git has none of them. */
async function checkTypes(): Promise<string> {
  await generateClients({ ifStale: true });
  return tool("turbo", ["run", "types"])();
}

function unknownRules(): string {
  const report = reportRules(projectRoot);
  return report.unknown.length > 0 ? formatRules({ rules: [], unknown: report.unknown }) : "";
}
