import { createSecretKey } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { subjectIdFor } from "@haandslag/vault";

/** What the local adapter of the CPR port answers from; everybody else is unknown there, which counts as protected (CON-28). */
export interface ProtectionEntry {
  readonly cprNumber: string;
  readonly status: "protected" | "not-protected";
}

/** Keyed by subject id, so that no CPR number lies in the data folder (CON-26). @param subjectKey base64 of 32 bytes */
export function writeProtectionRegister(file: string, entries: readonly ProtectionEntry[], subjectKey: string): void {
  const key = createSecretKey(subjectKey, "base64");
  const table = Object.fromEntries(entries.map(({ cprNumber, status }) => [subjectIdFor(key, cprNumber), status]));
  writeFileSync(`${file}.tmp`, JSON.stringify(table, null, 2), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
}
