import type { KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type ProtectionRegister, type ProtectionStatus, parseCprNumber } from "@haandslag/denmark";
import { subjectIdFor } from "@haandslag/vault";

/**
 * A table in a file, `{ "<subject id>": "protected" | "not-protected" }`, for local stacks: it holds no CPR number.
 * Read at each question; who is not in it is unknown, and without a file everybody is.
 */
export function protectionRegisterFrom(file: string | undefined, subjectKey: KeyObject): ProtectionRegister {
  return {
    async statusOf(cprNumber) {
      const parsed = parseCprNumber(cprNumber);
      if (file === undefined || !parsed.ok) return "unknown";
      const table = JSON.parse(await readFile(file, "utf8")) as Record<string, ProtectionStatus>;
      return table[subjectIdFor(subjectKey, parsed.cprNumber)] ?? "unknown";
    },
  };
}
