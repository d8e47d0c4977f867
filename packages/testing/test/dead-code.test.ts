import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runTool } from "../src/checks/run-tool.ts";
import { projectRoot } from "../src/project-files.ts";
import { temporaryTree } from "./temporary-tree.ts";

it("finds the file, the export, the dependency and the undeclared import that are dead or missing, and nothing that runs", async () => {
  const root = temporaryTree({
    "package.json": JSON.stringify({ name: "house", private: true, workspaces: ["packages/*", "services/*"], scripts: { run: "node packages/testing/src/commands/run.ts" } }),
    "knip.jsonc": readFileSync(join(projectRoot, "knip.jsonc"), "utf8"),
    "packages/testing/package.json": JSON.stringify({ name: "testing", exports: { ".": "./src/index.ts" }, dependencies: { zod: "4.6.7" } }),
    "packages/testing/src/index.ts": `import { used } from "./used.ts"; export const open = used;`,
    "packages/testing/src/used.ts": `export const used = 1; export const forgotten = 2;`,
    "packages/testing/src/dead.ts": `export const dead = 1;`,
    "packages/testing/src/commands/run.ts": `import "pg";`,
    "services/b/package.json": JSON.stringify({ name: "b", exports: { "./main": "./src/main.ts" } }),
    "services/b/src/main.ts": `import "./app.ts";`,
    "services/b/src/app.ts": `export {};`,
    "services/b/test/app.test.ts": `import "../src/app.ts";`,
  });
  const { code, output } = await runTool("knip", ["--reporter", "json", "--no-config-hints"], root);
  const { issues } = JSON.parse(output) as { issues: { file: string }[] };
  const met = issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds as Record<string, { name: string }[]>).flatMap(([kind, items]) => items.map(({ name }) => `${file}: ${kind} ${name}`)),
  );
  expect(met.toSorted()).toEqual([
    "packages/testing/package.json: dependencies zod",
    "packages/testing/src/commands/run.ts: unlisted pg",
    "packages/testing/src/dead.ts: files packages/testing/src/dead.ts",
    "packages/testing/src/used.ts: exports forgotten",
  ]);
  expect(code).toBe(1);
});
