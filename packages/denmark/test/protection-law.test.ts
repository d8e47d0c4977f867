import { describe, expect, it } from "vitest";
import { keptBackOf, type ProtectionStatus } from "../src/index.ts";
import { protectionLaw } from "../src/protection-law.ts";

describe("name and address protection", () => {
  it.each([
    ["protected", ["name", "address"], "CPR-loven § 28", "rule of the product"],
    ["unknown", ["name", "address"], "CON-28", "rule of the product"],
    ["not-protected", [], "CPR-loven § 28", "law"],
  ] as const)("CON-28 of who is %s a private recipient is not told %o (%s; *%s*)", (status, keptBack, paragraph, origin) => {
    expect(protectionLaw[status]).toEqual({ keptBack, paragraph, origin });
    expect(keptBackOf(status)).toEqual(keptBack);
  });
  it.each(["PROTECTED", "", "constructor"])("CON-28 a status that nobody knows (%j) counts as unknown", (status) => {
    expect(keptBackOf(status as ProtectionStatus)).toEqual(["name", "address"]);
  });
});
