/** What one suite came to: how many tests passed, failed and were skipped, and how long it took. */
export type SuiteResult = {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
};

/** The line that ends `npm test`: `12 passed, 0 failed`, and `, 3 skipped` where some were. */
export function closingLine(suites: readonly SuiteResult[]): string {
  const sum = (part: "passed" | "failed" | "skipped") => suites.reduce((total, suite) => total + suite[part], 0);
  const skipped = sum("skipped");
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
