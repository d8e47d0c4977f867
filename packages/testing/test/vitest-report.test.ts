import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runTool } from "../src/checks/run-tool.ts";
import { projectRoot } from "../src/project-files.ts";
import { closingLine } from "../src/suites/suite-result.ts";
import { summaryTable } from "../src/suites/summary.ts";
import { readVitestReport } from "../src/suites/vitest-report.ts";
import { temporaryTree } from "./temporary-tree.ts";

const root = temporaryTree({
  "package.json": `{ "type": "module" }`,
  "vitest.config.js": `export default { test: { include: ["**/*.test.ts"] } };`,
  "a/mixed.test.ts": `import { expect, it } from "vitest";
    it("passes", () => {}); it("passes too", () => {}); it("fails", () => expect(1).toBe(2)); it.skip("sleeps", () => {}); it.todo("waits");`,
  "a/broken.test.ts": `import "./nowhere.ts";`,
  "a/idle.test.ts": `import { it } from "vitest"; it.skip("sleeps", () => {});`,
  "a/stream.kafka.test.ts": `import { describe, it } from "vitest"; describe.skipIf(true)("on Kafka", () => { it("streams", () => {}); });`,
});

describe("the outcome of a real Vitest run", () => {
  let text: string;
  let exitCode: number;

  beforeAll(async () => {
    symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"));
    const report = join(root, "report.json");
    ({ code: exitCode } = await runTool("vitest", ["run", "--reporter=json", `--outputFile.json=${report}`], root));
    text = readFileSync(report, "utf8");
  });

  it("counts what passed, failed and was skipped, and a file that broke as one failure", () => {
    const { suites, files, complaints } = readVitestReport({ text, exitCode, isCi: false, root });
    expect(closingLine(suites)).toBe("2 passed, 2 failed, 4 skipped");
    expect(suites.map(({ name, passed, failed, skipped }) => ({ name, passed, failed, skipped }))).toEqual([
      { name: "fast", passed: 2, failed: 2, skipped: 3 },
      { name: "kafka", passed: 0, failed: 0, skipped: 1 },
    ]);
    expect(complaints.toSorted()).toEqual([
      "a/broken.test.ts broke outside its tests.",
      "a/idle.test.ts DID NOT RUN: all of its 1 tests were skipped.",
      "a/stream.kafka.test.ts DID NOT RUN: all of its 1 tests were skipped.",
    ]);
    expect(summaryTable(suites, files)).toMatch(/fast +2 +2 +3 .*\n.*kafka +0 +0 +1 [\s\S]*Slowest files\n.* s {2}a\//);
  });

  it("takes a suite on Kafka that did not run for a failure in CI", () => {
    const { suites } = readVitestReport({ text, exitCode, isCi: true, root });
    expect(closingLine(suites)).toBe("2 passed, 3 failed, 4 skipped");
  });
});

describe("a run that went wrong outside its tests is a failure", () => {
  const passing = JSON.stringify({ testResults: [{ name: "/r/a.test.ts", status: "passed", startTime: 0, endTime: 1500, assertionResults: [{ status: "passed" }] }] });

  it.each([
    { situation: "no report, although Vitest says that all is well", text: undefined, exitCode: 0, line: "0 passed, 1 failed" },
    { situation: "no report and a bad end", text: undefined, exitCode: 1, line: "0 passed, 1 failed" },
    { situation: "a report of no file", text: `{ "testResults": [] }`, exitCode: 0, line: "0 passed, 1 failed" },
    { situation: "an error outside every test", text: passing, exitCode: 1, line: "1 passed, 1 failed" },
    { situation: "nothing (a run that went well)", text: passing, exitCode: 0, line: "1 passed, 0 failed" },
  ])("$situation", ({ text, exitCode, line }) => {
    const { suites, complaints } = readVitestReport({ text, exitCode, isCi: true, root: "/r" });
    expect(closingLine(suites)).toBe(line);
    expect(complaints.length > 0).toBe(line.endsWith("1 failed"));
  });
});
