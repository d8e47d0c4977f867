import type { SuiteResult } from "./suite-result.ts";

/** A table of the suites, then the ten files that took longest, from the start of the first test to the end of the last. */
export function summaryTable(suites: readonly SuiteResult[], files: readonly SuiteResult[]): string {
  const width = Math.max(12, ...suites.map((suite) => suite.name.length));
  const cell = (value: string | number) => String(value).padStart(9);
  const row = (suite: SuiteResult) =>
    suite.name.padEnd(width) + [suite.passed, suite.failed, suite.skipped, suite.seconds.toFixed(1)].map(cell).join("");
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10);
  return [
    "",
    "Suite".padEnd(width) + ["passed", "failed", "skipped", "seconds"].map(cell).join(""),
    ...suites.map(row),
    ...(slowest.length > 0 ? ["", "Slowest files", ...slowest.map((file) => `${file.seconds.toFixed(1).padStart(8)} s  ${file.name}`)] : []),
    "",
  ].join("\n");
}
