import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { ValidateFunction } from "ajv/dist/2020.js";
import type { Finding } from "../finding.ts";

const schemaFile = join(import.meta.dirname, "schema", "compose-spec.json");
let compiled: ValidateFunction | undefined;

/** Where a parsed Compose file departs from the published Compose Specification (schema/README.md says which). */
export function findSchemaFaults(composeFile: unknown): Finding[] {
  const isValid = (compiled ??= new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(schemaFile, "utf8")) as object));
  if (isValid(composeFile)) return [];
  return (isValid.errors ?? []).map((error) => ({
    file: "docker-compose.yml",
    fault: `${error.instancePath || "/"} ${error.message ?? "is wrong"} ${JSON.stringify(error.params)}`,
    remedy: "Write it as the Compose Specification says.",
  }));
}
