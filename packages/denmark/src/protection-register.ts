import { parseCprNumber } from "./cpr-number.ts";

/** Name and address protection (CPR-loven § 28). `unknown` counts as protected wherever something is disclosed (CON-28). */
export type ProtectionStatus = "protected" | "not-protected" | "unknown";

/**
 * The port to CPR, asked at the moment of disclosure. An adapter answers `unknown` for whomever it does not know;
 * it may reject when CPR cannot be reached, which the caller treats as `unknown`.
 */
export interface ProtectionRegister {
  statusOf(cprNumber: string): Promise<ProtectionStatus>;
}

/** An adapter over a table, for local stacks and tests. Throws at once on a number that cannot be read, without showing it. */
export function localProtectionRegister(entries: Iterable<readonly [cprNumber: string, status: ProtectionStatus]>): ProtectionRegister {
  const table = new Map<string, ProtectionStatus>();
  for (const [text, status] of entries) {
    const parsed = parseCprNumber(text);
    if (!parsed.ok) throw new Error(`The table of protected people has a number that cannot be read: ${parsed.error}`);
    table.set(parsed.cprNumber, status);
  }
  return {
    statusOf: async (text) => {
      const parsed = parseCprNumber(text);
      return (parsed.ok ? table.get(parsed.cprNumber) : undefined) ?? "unknown";
    },
  };
}
