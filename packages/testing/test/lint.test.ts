import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runTool } from "../src/checks/run-tool.ts";
import { projectRoot } from "../src/project-files.ts";
import { temporaryTree } from "./temporary-tree.ts";

const configuration = readFileSync(join(projectRoot, ".oxlintrc.json"), "utf8");

const faulty = [
  { file: "services/a/src/features/environment.ts", text: `export const port = process.env["PORT"];`, rule: "no-process-env" },
  { file: "services/a/src/features/environment-import.ts", text: `import { env } from "node:process"; export const port = env["PORT"];`, rule: "no-restricted-imports" },
  { file: "packages/messaging/src/talk.ts", text: `console.log("hello");`, rule: "no-console" },
  { file: "packages/messaging/src/loose.ts", text: `export const take = (value: any) => value;`, rule: "no-explicit-any" },
  { file: "packages/messaging/src/sure.ts", text: `export const take = (value?: string) => value!;`, rule: "no-non-null-assertion" },
  { file: "packages/messaging/src/hidden-import.ts", text: `export type Pool = import("pg").Pool;`, rule: "consistent-type-imports" },
  { file: "packages/messaging/src/swallow.ts", text: `export function run(): void { try { run(); } catch {} }`, rule: "no-empty" },
  { file: "packages/messaging/src/BadName.ts", text: `export const name = 1;`, rule: "filename-case" },
  { file: "packages/messaging/src/there.ts", text: `import { back } from "./back.ts"; export const there = () => back;`, rule: "no-cycle" },
  { file: "packages/messaging/src/back.ts", text: `import { there } from "./there.ts"; export const back = () => there;`, rule: "no-cycle" },
  { file: "services/a/test/only.test.ts", text: `import { expect, it } from "vitest"; it.only("counts", () => expect(1).toBe(1));`, rule: "no-focused-tests" },
  { file: "services/a/test/mock.test.ts", text: `import { vi } from "vitest"; vi.mock("../src/storage/find.ts");`, rule: "no-restricted-vi-methods" },
];

const sound = {
  "services/a/src/config.ts": `export const port = process.env["PORT"];`,
  "packages/local-stack/src/commands/start.ts": `console.log(process.env["PORT"]);`,
  "services/a/test/runs.test.ts": `import { expect, it } from "vitest"; it("counts", () => expect(1).toBe(1));`,
};

it("finds each planted fault, by its rule, and nothing else", async () => {
  const root = temporaryTree({ ".oxlintrc.json": configuration, ...sound, ...Object.fromEntries(faulty.map(({ file, text }) => [file, text])) });
  const { code, output } = await runTool("oxlint", ["--format=json"], root);
  const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] };
  const met = diagnostics.map(({ code: rule, filename }) => `${filename}: ${/\((.+)\)/.exec(rule)?.[1]}`).toSorted();
  expect(met).toEqual(faulty.map(({ file, rule }) => `${file}: ${rule}`).toSorted());
  expect(code).toBe(1);
});
