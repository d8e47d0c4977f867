import { expect, it } from "vitest";
import { findHouseFaults } from "../src/checks/house/house-faults.ts";
import { findMissingPlatforms } from "../src/checks/house/lock-file.ts";
import { temporaryTree } from "./temporary-tree.ts";

/** Joined here, so that this file does not itself hold what it looks for. */
const banned = (...parts: string[]) => parts.join("");

const faulty: { file: string; text: string; fault: RegExp }[] = [
  { file: "README.md", text: banned("Look into /", "home/kim/haandslag"), fault: /path of one machine/ },
  { file: "infra/mirror.yml", text: banned("from: https://registry.", "npmjs.org/zod"), fault: /host of a package registry/ },
  {
    file: "package-lock.json",
    text: banned(`{ "packages": { "node_modules/zod": {\n"resolved": "`, `https://example.dk/zod.tgz" } } }`),
    fault: /download address/,
  },
  { file: "packages/a/src/quiet.ts", text: banned("// @ts-", "ignore"), fault: /silenced check/ },
  { file: "packages/a/src/lint.ts", text: banned("/* oxlint-", "disable no-console */"), fault: /silenced check/ },
  { file: "packages/a/src/later.ts", text: banned("// TO", "DO: the rest"), fault: /left open/ },
  { file: "packages/common/src/index.ts", text: "export {};", fault: /name "common"/ },
  { file: "services/a/src/features/date-utils.ts", text: "export {};", fault: /name "utils"/ },
  { file: "services/a/src/utils.ts", text: "export {};", fault: /name "utils"/ },
  { file: "packages/a/src/danish.ts", text: "export const borgerFødt = 1;", fault: /borgerFødt is not English/ },
  { file: "services/a/src/domain/wait.ts", text: "export async function decide() {}", fault: /async function/ },
  { file: "services/a/src/domain/now.ts", text: "export const at = new Date();", fault: /reads the clock/ },
  { file: "services/a/src/domain/tick.ts", text: "export const at = Date.now();", fault: /Date\.now/ },
  { file: "services/a/src/domain/dice.ts", text: "export const side = Math.random();", fault: /Math\.random/ },
  { file: "services/a/src/domain/id.ts", text: "export const id = crypto.randomUUID();", fault: /crypto\.randomUUID/ },
  { file: "services/a/src/domain/later.ts", text: "setTimeout(decide, 1);", fault: /setTimeout/ },
];

const sound: Record<string, string> = {
  "packages/a/package.json": banned(`{ "name": "a", "link": "https://example.dk/`, `work/" }`),
  "packages/a/src/text.ts": `export const title = "Håndslag: sig ja til at dele"; // Danish in a text`,
  "packages/a/src/shared-key.ts": "export const at = Date.now();",
  "services/a/src/domain/decide.ts": "export const decide = (now: Date) => new Date(now.getTime() + Math.max(1, 2));",
  "node_modules/b/utils.ts": banned("// @ts-", "ignore"),
};

const findings = findHouseFaults(temporaryTree({ ...sound, ...Object.fromEntries(faulty.map(({ file, text }) => [file, text])) }));

it.each(faulty)("finds the fault in $file", ({ file, fault }) => {
  const met = findings.filter((finding) => finding.file === file || finding.file.startsWith(`${file}:`));
  expect(met).toHaveLength(1);
  expect(met[0]?.fault).toMatch(fault);
});

it("finds nothing else", () => {
  expect(findings).toHaveLength(faulty.length);
});

it("finds the packages for other platforms that a lock file leaves out", () => {
  const packages = {
    "": { optionalDependencies: { "node-linux": "24.0.0", "node-mac": "24.0.0" } },
    "node_modules/node-linux": {},
    "packages/a/node_modules/swc": { optionalDependencies: { "@swc/linux": "1.0.0", "@swc/mac": "1.0.0", "@swc/windows": "1.0.0" } },
    "packages/a/node_modules/swc/node_modules/@swc/linux": {},
    "node_modules/@swc/mac": {},
  };
  expect(findMissingPlatforms(JSON.stringify({ packages })).map(({ fault }) => fault)).toEqual([
    expect.stringMatching(/^the project asks for node-mac,/),
    expect.stringMatching(/^packages\/a\/node_modules\/swc asks for @swc\/windows,/),
  ]);
});
