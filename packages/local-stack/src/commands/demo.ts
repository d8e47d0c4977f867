import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { generateClients } from "@haandslag/service-kit/database";
import type { DemoReport } from "../demo/run-demo.ts";
import { callersFolder } from "./callers-folder.ts";

/** `npm run demo [-- --file MESSAGE.json] [--kafka] [--json]`. Exit 0: every promise held; 1: one did not; 2: the message cannot be imported. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { file: { type: "string" }, kafka: { type: "boolean", default: false }, json: { type: "boolean", default: false } } });
  await generateClients({ ifStale: true });
  const { runDemo } = await import("../demo/run-demo.ts");
  const print = (line: string) => { if (!values.json) process.stdout.write(`${line}\n`); };
  const report = await runDemo({ ...(values.file === undefined ? {} : { file: resolve(callersFolder(), values.file) }), broker: values.kafka ? "kafka" : "in-process", print });
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else show(report, print);
  return report.import.errors.length > 0 ? 2 : report.ok ? 0 : 1;
}

function show({ import: imported, promises, timings, ok }: DemoReport, print: (line: string) => void): void {
  if (imported.errors.length > 0) {
    print(`The message cannot be imported, and nothing of it was kept:\n${imported.errors.map(({ path, text }) => `  ${path}: ${text}`).join("\n")}`);
    return;
  }
  print(`\nWhat the import kept (${imported.kept.length})\n${imported.kept.map(({ path, to }) => `  ${path} → ${to}`).join("\n")}`);
  print(`\nWhat it dropped (${imported.dropped.length}), and why\n${imported.dropped.map(({ path, why }) => `  ${path}: ${why}`).join("\n")}`);
  print(`\nWhat a person should look at (${imported.findings.length})\n${imported.findings.map(({ path, text }) => `  ${path}: ${text}`).join("\n")}`);
  print(`\nPromises\n${promises.map(({ rule, text, held, seen }) => `  ${held ? "held  " : "BROKEN"} ${rule}  ${text}\n                 seen: ${seen}`).join("\n")}`);
  print(`\n${ok ? "Every promise held." : `${promises.filter(({ held }) => !held).length} promises did not hold.`} ${promises.length} promises; ${Object.entries(timings).map(([name, ms]) => `${name} ${ms}`).join(", ")}.`);
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
