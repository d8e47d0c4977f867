import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runTool } from "../src/checks/run-tool.ts";
import { projectRoot } from "../src/project-files.ts";
import { temporaryTree } from "./temporary-tree.ts";

it("finds the file, the export, the dependency and the undeclared import that are dead or missing, and nothing that runs", async () => {
  const root = temporaryTree({
    "package.json": JSON.stringify({ name: "house", private: true, workspaces: ["packages/*", "services/*"] }),
    "knip.jsonc": readFileSync(join(projectRoot, "knip.jsonc"), "utf8"),
    "packages/a/package.json": JSON.stringify({ name: "a", exports: { ".": "./src/index.ts" }, dependencies: { zod: "4.6.7" } }),
    "packages/a/src/index.ts": `import { used } from "./used.ts"; export const open = used;`,
    "packages/a/src/used.ts": `export const used = 1; export const forgotten = 2;`,
    "packages/a/src/dead.ts": `export const dead = 1;`,
    "packages/a/src/commands/run.ts": `import "pg";`,
    "services/b/package.json": JSON.stringify({ name: "b" }),
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
    "packages/a/package.json: dependencies zod",
    "packages/a/src/commands/run.ts: unlisted pg",
    "packages/a/src/dead.ts: files packages/a/src/dead.ts",
    "packages/a/src/used.ts: exports forgotten",
  ]);
  expect(code).toBe(1);
});
