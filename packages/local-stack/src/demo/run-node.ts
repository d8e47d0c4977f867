import { spawn } from "node:child_process";

/** Runs a program in a Node process of its own, as a person would, to its end. @returns its exit status, its output, and all that it wrote */
export function runNode(file: string, ...args: string[]): Promise<{ code: number | null; output: string; said: string }> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let said = "";
  child.stdout.on("data", (text) => {
    output += String(text);
    said += String(text);
  });
  child.stderr.on("data", (text) => { said += String(text); });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output, said }));
  });
}
