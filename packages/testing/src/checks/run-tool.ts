import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { projectRoot } from "../project-files.ts";

/** What a tool said (standard output and error in one) and its exit code; a tool ended by a signal counts as 1. */
export type ToolResult = { code: number; output: string };

/** Runs the command of an installed npm package on this process's Node. Throws when the package or its command is not there. */
export async function runTool(packageName: string, args: string[], cwd = projectRoot): Promise<ToolResult> {
  const child = spawn(process.execPath, [commandOf(packageName), ...args], { cwd, env: toolEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const { promise, resolve, reject } = Promise.withResolvers<ToolResult>();
  child.on("error", reject);
  child.on("close", (code) => resolve({ code: code ?? 1, output: output.trim() }));
  return promise;
}

/** The file that an installed package runs as its command. */
export function commandOf(packageName: string): string {
  const folder = join(projectRoot, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { bin?: string | Record<string, string> };
  const file = typeof bin === "string" ? bin : bin?.[packageName];
  if (!file) throw new Error(`The package ${packageName} has no command of its own name.`);
  return join(folder, file);
}

/** This Node first on the path, so that what a tool starts runs on it too; and no tool reports to its maker. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    // A script that fails says itself why; npm would add nine lines to each.
    npm_config_loglevel: "silent",
  };
}
