import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fixturesDir } from "../src/index.ts";

describe("the foreign fixtures", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "haandslag-fixtures-"));
    vi.stubEnv("FIXTURES_DIR", dir);
    vi.stubEnv("REQUIRE_FIXTURES", "");
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(dir, { recursive: true });
  });

  test("are found where FIXTURES_DIR says", () => {
    writeFileSync(join(dir, "README.md"), "");
    expect(fixturesDir()).toBe(dir);
  });

  test("may be missing, an empty folder included", () => {
    expect(fixturesDir()).toBeUndefined();
    vi.stubEnv("FIXTURES_DIR", join(dir, "nowhere"));
    expect(fixturesDir()).toBeUndefined();
  });

  test("may not be missing where they are required", () => {
    vi.stubEnv("REQUIRE_FIXTURES", "1");
    expect(() => fixturesDir()).toThrow(`no fixtures in ${dir}: set FIXTURES_DIR`);
  });
});
