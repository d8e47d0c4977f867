import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyRingFromEnv, keyRingFromFile, loadKeyRing } from "../src/index.ts";

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "key-ring-")); });
afterAll(() => rm(folder, { recursive: true }));
const newKey = () => randomBytes(32).toString("base64");

describe("a key file", () => {
  test("is made once, readable by its owner alone, and is the same key at the next start", async () => {
    const path = join(folder, "new", "vault.key");
    const first = await keyRingFromFile(path);
    const again = await keyRingFromFile(path);
    expect(again.current.id).toBe(first.current.id);
    expect(again.current.key.equals(first.current.key)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, "new"))).toEqual(["vault.key"]);
  });

  test("processes that start at once end up with the same key", async () => {
    const path = join(folder, "race", "vault.key");
    const program = `import { keyRingFromFile } from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)};
      const ring = await keyRingFromFile(${JSON.stringify(path)});
      process.stdout.write(ring.current.id + ring.current.key.export().toString("hex"));`;
    const printed = await Promise.all(Array.from({ length: 4 }, () => outputOf(program)));
    const inOneProcess = await Promise.all(Array.from({ length: 20 }, () => keyRingFromFile(path.replace("race", "race-within"))));
    expect(printed[0]).toMatch(/^local-[0-9a-f]{72}$/);
    expect(new Set(printed).size).toBe(1);
    expect(new Set(inOneProcess.map((ring) => ring.current.key.export().toString("hex"))).size).toBe(1);
    expect(await readdir(join(folder, "race"))).toEqual(["vault.key"]);
  });

  test("that holds no key is never written over", async () => {
    const path = join(folder, "damaged.key");
    await writeFile(path, "");
    await expect(keyRingFromFile(path)).rejects.toMatchObject({ code: "VAULT_KEK_INVALID", message: expect.stringContaining(path) });
    expect(await readFile(path, "utf8")).toBe("");
  });
});

describe("keys from the environment", () => {
  test("the first wraps, the others still unwrap", () => {
    const ring = keyRingFromEnv(`2026-11:${newKey()}, 2025-01:${newKey()}\n`, "KEKS");
    expect(ring.current.id).toBe("2026-11");
    expect(ring.find("2025-01")).toBeDefined();
    expect(ring.find("2024-01")).toBeUndefined();
  });

  test.each([
    ["not base64", "a:***"],
    ["16 bytes", `a:${randomBytes(16).toString("base64")}`],
    ["48 bytes", `a:${randomBytes(48).toString("base64")}`],
    ["no id", newKey()],
    ["an id twice", `a:${newKey()},a:${newKey()}`],
    ["nothing but commas", ",,"],
  ])("%s is refused, and the error names the variable and no value", (_, value) => {
    const refused = errorOf(() => keyRingFromEnv(value, "KEKS"));
    expect(refused).toMatchObject({ code: "VAULT_KEK_INVALID", message: expect.stringContaining("KEKS") });
    for (const secret of value.split(/[:,]/).filter((part) => part.length > 2)) expect(inspect(refused)).not.toContain(secret);
  });

  test("a ring can be logged without giving its bytes away", () => {
    const bytes = randomBytes(32);
    const printed = inspect(keyRingFromEnv(`a:${bytes.toString("base64")}`, "KEKS"), { depth: 10, showHidden: true });
    for (const form of ["hex", "base64"] as const) expect(printed).not.toContain(bytes.toString(form));
  });

  test("in production a missing key is a plain sentence and no file; elsewhere a file is made", async () => {
    const file = join(folder, "production", "vault.key");
    for (const value of [undefined, " "]) {
      await expect(loadKeyRing({ nodeEnv: "production", variable: "KEKS", value, file })).rejects.toThrow(/^In production the key comes from the environment, and KEKS is not set\./);
    }
    await expect(stat(file)).rejects.toThrow("ENOENT");
    const given = await loadKeyRing({ nodeEnv: "production", variable: "KEKS", value: `a:${newKey()}`, file });
    const made = await loadKeyRing({ nodeEnv: undefined, variable: "KEKS", value: undefined, file });
    expect([given.current.id, made.current.id]).toEqual(["a", expect.stringMatching(/^local-/)]);
  });
});

function errorOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

async function outputOf(program: string): Promise<string> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  for await (const chunk of child.stdout) output += String(chunk);
  return output;
}
