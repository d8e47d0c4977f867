import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { buildPages } from "../src/build-pages.ts";

test("builds the pages with a pressed copy of each text, leaves alone what is current, and this process as it was", { timeout: 120_000 }, async () => {
  const parent = mkdtempSync(join(tmpdir(), "haandslag-built-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const into = join(parent, "dist");
  const before = process.env["NODE_ENV"];
  expect(await buildPages({ ifStale: true, into })).toBe(true);
  const html = readFileSync(join(into, "index.html"), "utf8");
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  const { "/citizen": ofCitizen } = JSON.parse(readFileSync(join(into, ".vite/preloads.json"), "utf8")) as Record<string, { da: string[] }>;
  expect(ofCitizen?.da.slice(0, 2), "the first paint waits for the style sheet, and everything else for the script").toEqual([expect.stringMatching(/\.css$/), expect.stringMatching(/\.js$/)]);
  const pressed = globSync("**/*.{js,css,html,svg}", { cwd: into });
  expect(pressed.length).toBeGreaterThan(2);
  for (const file of pressed) expect(brotliDecompressSync(readFileSync(join(into, `${file}.br`))).equals(readFileSync(join(into, file))), file).toBe(true);
  // React as browsers are to have it, though what builds it here is a test.
  expect(pressed.filter((file) => readFileSync(join(into, file), "utf8").includes("Minified React error"))).toHaveLength(1);
  const builtAt = statSync(join(into, "index.html")).mtimeMs;
  expect(await buildPages({ ifStale: true, into })).toBe(false);
  expect(statSync(join(into, "index.html")).mtimeMs).toBe(builtAt);
  expect(globSync("dist.*", { cwd: parent })).toEqual([]);
  expect([existsSync(into), process.env["NODE_ENV"]]).toEqual([true, before]);
});
