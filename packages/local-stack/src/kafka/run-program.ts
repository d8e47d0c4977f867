import { spawn } from "node:child_process";

/**
 * Runs a program to its end and answers what it printed.
 *
 * @throws Error with `missing` as its text where the program is not there, or with the end of its output.
 */
export async function runProgram(program: string, args: string[], missing: string): Promise<string> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", (error: NodeJS.ErrnoException) => reject(error.code === "ENOENT" ? new Error(missing) : error));
  child.on("close", resolve);
  const status = await promise;
  const text = Buffer.concat(output).toString("utf8");
  if (status !== 0) throw new Error(`${program} ended with status ${status}. Its last lines:\n${lastLines(text)}`);
  return text;
}

export function lastLines(text: string, count = 12): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
