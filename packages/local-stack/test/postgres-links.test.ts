import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeMissingLinks } from "../src/postgres/binaries.ts";

test("the links that an install script would make are made where scripts did not run, and found in place the next time", () => {
  const packageDir = mkdtempSync(join(tmpdir(), "haandslag-links-"));
  onTestFinished(() => rmSync(packageDir, { recursive: true }));
  const native = join(packageDir, "native");
  mkdirSync(join(native, "lib"), { recursive: true });
  writeFileSync(join(native, "lib/libicuuc.so.60.2"), "the library");
  writeFileSync(join(native, "pg-symlinks.json"), JSON.stringify([
    { source: "native/lib/libicuuc.so.60.2", target: "native/lib/libicuuc.so" },
    { source: "native/lib/libicuuc.so.60.2", target: "native/lib/libicuuc.so.60" },
  ]));
  makeMissingLinks(native);
  makeMissingLinks(native);
  for (const name of ["libicuuc.so", "libicuuc.so.60"]) expect(readFileSync(join(native, "lib", name), "utf8")).toBe("the library");
});
