import { readFile } from "node:fs/promises";
import { localProtectionRegister, type ProtectionRegister, type ProtectionStatus } from "@haandslag/denmark";

/** A table in a file, `{ "<cpr number>": "protected" | "not-protected" }`, for local stacks. Read at each question; nobody is known without it. */
export function protectionRegisterFrom(file: string | undefined): ProtectionRegister {
  if (file === undefined) return localProtectionRegister([]);
  return {
    async statusOf(cprNumber) {
      const table = JSON.parse(await readFile(file, "utf8")) as Record<string, ProtectionStatus>;
      return localProtectionRegister(Object.entries(table)).statusOf(cprNumber);
    },
  };
}
