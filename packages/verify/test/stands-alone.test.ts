import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const source = readFileSync(join(import.meta.dirname, "../haandslag-verify.mjs"), "utf8");

it("CON-30 the verifier imports node:crypto and node:fs and nothing else, so it shares no code with the server", () => {
  const imported = [...source.matchAll(/^\s*(?:import|export)\b[^;]*?from\s*["']([^"']+)["']|\bimport\s*\(\s*([^)]*)\)|\brequire\s*\(\s*([^)]*)\)|^\s*import\s*["']([^"']+)["']/gm)].map((found) => found.slice(1).find((name) => name !== undefined));
  expect(imported.toSorted()).toEqual(["node:crypto", "node:fs"]);
  expect(source).not.toMatch(/getBuiltinModule|createRequire|\beval\b|new Function|\bfetch\b/);
});
