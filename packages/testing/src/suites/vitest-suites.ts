import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandOf, toolEnvironment } from "../checks/run-tool.ts";
import { projectRoot } from "../project-files.ts";
import { readVitestReport } from "./vitest-report.ts";
import type { VitestOutcome } from "./vitest-report.ts";

/**
 * Runs both Vitest projects in one go, with Vitest's own reporter on this terminal; `filters` are parts of paths, or
 * any of Vitest's options. The counts come from its JSON reporter, so they are Vitest's and not read from a text.
 */
export async function runVitest(filters: readonly string[], isCi: boolean): Promise<VitestOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "haandslag-test-"));
  const report = join(folder, "report.json");
  try {
    const exitCode = await run([commandOf("vitest"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...filters]);
    return readVitestReport({ text: readIfThere(report), exitCode, isCi, root: projectRoot });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run(args: string[]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: projectRoot, env: toolEnvironment(), stdio: "inherit" });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.on("error", reject);
  child.on("close", (code) => resolve(code ?? 1));
  return promise;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // Vitest ended before it had anything to report; its exit code says so as well.
  }
}
