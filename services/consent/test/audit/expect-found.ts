import { expect } from "vitest";
import type { AuditReport } from "../../src/domain/audit/audit-report.ts";
import { type AuditedTestService, codesOf } from "./given-audit.ts";

type ExpectFound = (plant: () => Promise<unknown>, codes: readonly string[], about?: RegExp) => Promise<AuditReport>;

/** Nothing before the fault, and after it these codes and no others; each finding a sentence. */
export const expectFoundIn = (serviceOf: () => AuditedTestService): ExpectFound => async (plant, codes, about) => {
  const service = serviceOf();
  const before = await service.audit();
  expect(before.findings).toEqual([]);
  expect(before.notLookedAt).toEqual([]);
  await plant();
  const report = await service.audit();
  expect(codesOf(report)).toEqual(codes.toSorted());
  expect(report.ok).toBe(false);
  for (const { says, about: named, detail } of report.findings) {
    expect(says).toMatch(/^[A-Z].{40,}\.$/);
    // CON-26: what is found is logged.
    expect(named + detail).not.toMatch(/s_[a-z]{43}/);
  }
  if (about !== undefined) expect(report.findings.map((found) => `${found.code} ${found.about}`).join("\n")).toMatch(about);
  return report;
};
