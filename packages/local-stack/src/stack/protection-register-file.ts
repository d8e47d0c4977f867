import { renameSync, writeFileSync } from "node:fs";

/** What the local adapter of the CPR port answers from; everybody else is unknown there, which counts as protected (CON-28). */
export interface ProtectionEntry {
  readonly cprNumber: string;
  readonly status: "protected" | "not-protected";
}

export async function writeProtectionRegister(file: string, entries: readonly ProtectionEntry[]): Promise<void> {
  writeFileSync(`${file}.tmp`, JSON.stringify(Object.fromEntries(entries.map(({ cprNumber, status }) => [cprNumber, status])), null, 2), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
}
