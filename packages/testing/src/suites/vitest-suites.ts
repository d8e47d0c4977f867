import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandOf, toolEnvironment } from "../checks/run-tool.ts";
import { projectRoot } from "../project-files.ts";
import { readVitestReport } from "./vitest-report.ts";
import type { VitestOutcome } from "./vitest-report.ts";

/**
 * Runs Vitest on everything, with its own reporter on this terminal: the files that need no browser and no Kafka and,
 * beside them, those in a browser, told when they have ended, since each waits half of its time; then those on Kafka.
 * With `filters` (parts of paths, or any of Vitest's options) one run of what fits. The counts come from Vitest's JSON
 * reporter, so they are Vitest's and not read from a text.
 */
export async function runVitest(filters: readonly string[], isCi: boolean): Promise<VitestOutcome> {
  if (filters.length > 0) return await oneRun(filters, isCi);
  const beside = await Promise.all([oneRun(["--project", "fast"], isCi), oneRun(["--project", "browser"], isCi, { isToldAtTheEnd: true })]);
  const outcomes = [...beside, await oneRun(["--project", "kafka"], isCi)];
  return { suites: outcomes.flatMap(({ suites }) => suites), files: outcomes.flatMap(({ files }) => files), complaints: outcomes.flatMap(({ complaints }) => complaints) };
}

async function oneRun(filters: readonly string[], isCi: boolean, o: { isToldAtTheEnd?: boolean } = {}): Promise<VitestOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "haandslag-test-"));
  const report = join(folder, "report.json");
  try {
    const exitCode = await run([commandOf("vitest"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...filters], o.isToldAtTheEnd === true);
    return readVitestReport({ text: readIfThere(report), exitCode, isCi, root: projectRoot });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run(args: string[], isToldAtTheEnd: boolean): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: projectRoot, env: toolEnvironment(), stdio: isToldAtTheEnd ? ["inherit", "pipe", "pipe"] : "inherit" });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part: Buffer) => said.push(part));
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.on("error", reject);
  child.on("close", (code) => resolve(code ?? 1));
  const exitCode = await promise;
  process.stdout.write(Buffer.concat(said));
  return exitCode;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // Vitest ended before it had anything to report; its exit code says so as well.
  }
}
