import { staticChecks } from "../checks/static-checks.ts";
import type { SuiteResult } from "./suite-result.ts";

/** Runs the static checks one after another, telling each outcome as it comes. Each check counts as one test. */
export async function runStaticSuites(tell: (line: string) => void): Promise<SuiteResult[]> {
  const results: SuiteResult[] = [];
  for (const check of staticChecks) {
    const startedAt = performance.now();
    const faults = await check.faults().catch((error: unknown) => `could not run: ${error instanceof Error ? error.message : String(error)}`);
    const seconds = (performance.now() - startedAt) / 1000;
    const failed = faults === "" ? 0 : 1;
    tell(`${failed ? "✗" : "✓"} ${check.name} (${seconds.toFixed(1)} s)${faults && `\n${faults}\n`}`);
    results.push({ name: check.name, passed: 1 - failed, failed, skipped: 0, seconds });
  }
  return results;
}
