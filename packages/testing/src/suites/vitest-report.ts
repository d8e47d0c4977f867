import { z } from "zod";
import type { SuiteResult } from "./suite-result.ts";

/** What we use of Vitest's JSON report (its shape is Jest's). */
const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

export type FileResult = SuiteResult & { project: "fast" | "browser" | "kafka" };
export type VitestOutcome = { suites: SuiteResult[]; files: FileResult[]; complaints: string[] };

const projectOf = (name: string): FileResult["project"] => (name.endsWith(".kafka.test.ts") ? "kafka" : name.endsWith(".browser.test.ts") ? "browser" : "fast");

/**
 * Reads Vitest's counts out of its report. What did not run never looks like a pass: a file that broke before its first
 * test, an error outside every test and a missing report each count as one failure, and are told as complaints. Files
 * on Kafka of which no test ran are told too, and count as failed where `isCi`.
 */
export function readVitestReport(run: { text: string | undefined; exitCode: number; isCi: boolean; root: string }): VitestOutcome {
  const complaints: string[] = [];
  const files = (run.text === undefined ? [] : Report.parse(JSON.parse(run.text)).testResults).map((file): FileResult => {
    const name = file.name.startsWith(run.root) ? file.name.slice(run.root.length + 1) : file.name;
    const count = (...statuses: string[]) => file.assertionResults.filter((test) => statuses.includes(test.status)).length;
    const result = {
      name,
      project: projectOf(name),
      passed: count("passed"),
      failed: count("failed"),
      skipped: count("skipped", "pending", "todo", "disabled"),
      seconds: Math.max(0, file.endTime - file.startTime) / 1000,
    };
    if (file.status === "failed" && result.failed === 0) {
      complaints.push(`${name} broke outside its tests.`);
      return { ...result, failed: 1 };
    }
    if (result.passed + result.failed > 0 || result.skipped === 0) return result;
    complaints.push(`${name} DID NOT RUN: all of its ${result.skipped} tests were skipped.`);
    return run.isCi && result.project === "kafka" ? { ...result, failed: 1 } : result;
  });
  const suites = (["fast", "browser", "kafka"] as const).map((project): SuiteResult => {
    const own = files.filter((file) => file.project === project);
    const sum = (part: "passed" | "failed" | "skipped" | "seconds") => own.reduce((total, file) => total + file[part], 0);
    return { name: project, passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped"), seconds: sum("seconds") };
  });
  if (files.length === 0) complaints.push("No test file ran.");
  if (run.exitCode !== 0 && suites.every((suite) => suite.failed === 0)) {
    complaints.push(`Vitest ended with exit code ${run.exitCode} though no test failed: read what it said above.`);
    suites.push({ name: "vitest itself", passed: 0, failed: 1, skipped: 0, seconds: 0 });
  } else if (files.length === 0) {
    suites.push({ name: "vitest itself", passed: 0, failed: 1, skipped: 0, seconds: 0 });
  }
  return { suites: suites.filter((suite) => suite.passed + suite.failed + suite.skipped > 0), files, complaints };
}
