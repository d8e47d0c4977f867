import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync, realpathSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { preloadsFile, preloadsOf } from "./preloads.ts";

const self = fileURLToPath(import.meta.url);
const portal = fileURLToPath(new URL("../", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));
/** Beside the built files: what they were built from. */
const builtFrom = "built-from.sha256";
/** What the pages are made of: their own source, what of ours they import, and the versions of everything else. */
const sources = ["services/portal/web/**/*", "services/portal/vite.config.ts", "services/portal/src/{build-pages,preloads,used-style}.ts", "packages/{contracts,denmark}/src/**/*", "package-lock.json"];
const worthPressing = new Set([".html", ".js", ".css", ".svg", ".json", ".txt"]);

/**
 * Builds the pages with Vite into `dist`, each text file with a `.br` of it beside. Some seconds; 20 ms where the built
 * ones are of these sources. Safe when two do it at once: built aside and put in place whole.
 * @returns whether it built
 * @throws Error with what Vite said
 */
export async function buildPages(o: { ifStale?: boolean; into?: string; log?: (line: string) => void } = {}): Promise<boolean> {
  const place = o.into ?? join(portal, "dist");
  if (o.ifStale === true && (await readFile(join(place, builtFrom), "utf8").catch(() => undefined)) === fingerprintOfSources()) return false;
  o.log?.("Pages …");
  // In a process of its own: Vite sets NODE_ENV to production, which the local login provider takes at its word.
  await promisify(execFile)(process.execPath, [self, "--into", place], { cwd: portal }).catch((error: { stderr?: string }) => {
    throw new Error(`The pages could not be built: ${error.stderr?.trim() ?? ""}`, { cause: error });
  });
  return true;
}

async function build(place: string): Promise<void> {
  const fingerprint = fingerprintOfSources();
  const aside = `${place}.${process.pid}`;
  // Vite takes what is set: from a test's own environment it would build React as its developers want it, half as large again and slower.
  process.env["NODE_ENV"] = "production";
  const vite = await import("vite");
  try {
    await vite.build({ configFile: join(portal, "vite.config.ts"), logLevel: "error", build: { outDir: aside, emptyOutDir: true } });
    await Promise.all(globSync("**/*", { cwd: aside, withFileTypes: true }).filter((entry) => entry.isFile() && worthPressing.has(extname(entry.name))).map((entry) => press(join(entry.parentPath, entry.name))));
    await writeFile(join(aside, preloadsFile), JSON.stringify(await preloadsOf(aside)));
    await writeFile(join(aside, builtFrom), fingerprint);
    await rm(place, { recursive: true, force: true });
    await rename(aside, place);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function press(file: string): Promise<void> {
  const text = await readFile(file);
  await writeFile(`${file}.br`, await promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }));
}

function fingerprintOfSources(): string {
  const hash = createHash("sha256");
  for (const file of globSync(sources, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file)).update("\n");
  }
  return hash.digest("hex");
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === self) {
  const { values } = parseArgs({ options: { into: { type: "string" }, "if-stale": { type: "boolean", default: false } } });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (values.into !== undefined) await build(values.into);
  else if (!(await buildPages({ ifStale: values["if-stale"], log: say }))) say("the built pages are current");
}
