import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listProjectFiles } from "../../project-files.ts";
import type { Finding } from "../finding.ts";
import { readComposeFile, readEnvFile } from "./compose-file.ts";
import { findHardeningFaults } from "./hardening-faults.ts";
import { findSchemaFaults } from "./schema-faults.ts";
import { filledEnvironment, findSettingsFaults } from "./settings-faults.ts";
import type { ConfigSchema } from "./settings-faults.ts";

const exampleFile = join("infra", "container", "example.env");

/**
 * Holds docker-compose.yml of the project at `root` against the Compose Specification, against what the services'
 * own config.ts files demand, and against what makes it safe to run.
 */
export async function findComposeFaults(root: string): Promise<Finding[]> {
  const { raw, containers, variables } = readComposeFile(root);
  const exampleText = readFileSync(join(root, exampleFile), "utf8");
  const example = readEnvFile(exampleText);
  const handedThrough = Object.values(containers).flatMap(({ environment }) => Object.keys(environment).filter((name) => environment[name] === null));
  const findings = [
    ...findSchemaFaults(raw),
    ...findHardeningFaults(containers),
    ...findVariableFaults(variables, Object.keys(example)),
    ...findVariableFaults(handedThrough, Object.keys(readEnvFile(exampleText.replaceAll(/^# (?=[A-Z_]+=$)/gm, ""))).filter((name) => !(name in example))),
  ];
  for (const file of listProjectFiles(root, "services/*/src/config.ts")) {
    const name = file.split("/")[1] ?? "";
    const container = containers[name];
    if (!container) {
      findings.push({ file: "docker-compose.yml", fault: `has no container for ${name}`, remedy: "Add it as the others stand." });
      continue;
    }
    const { configSchema } = (await import(pathToFileURL(join(root, file)).href)) as { configSchema?: ConfigSchema };
    if (!configSchema?.shape) findings.push({ file, fault: "exports no configSchema", remedy: "Export the z.object of its settings as configSchema." });
    else findings.push(...findSettingsFaults(name, container, configSchema, filledEnvironment(example)));
    const main = container.command?.[0] ?? "";
    if (!existsSync(join(root, main))) findings.push({ file: "docker-compose.yml", fault: `${name} runs ${main}, which is not there`, remedy: "Name the service's main.ts." });
  }
  return findings;
}

function findVariableFaults(used: readonly string[], offered: readonly string[]): Finding[] {
  return [
    ...used.filter((name) => !offered.includes(name)).map((name) => ({ file: exampleFile, fault: `leaves out ${name}, which docker-compose.yml takes`, remedy: "Name it, and say what it is." })),
    ...offered.filter((name) => !used.includes(name)).map((name) => ({ file: exampleFile, fault: `names ${name}, which docker-compose.yml does not take`, remedy: "Take it out." })),
  ];
}
