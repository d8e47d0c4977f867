import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { takeDataFolder } from "../src/stack/data-folder.ts";
import { secretsIn } from "../src/stack/secrets.ts";

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "haandslag-folder-"));
  folder = join(parent, "data");
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** A process that stands ready to take the folder, and does so when told to. */
async function anotherProcess(options: SpawnOptions = {}, ...more: string[]): Promise<{ child: ChildProcess; take(): Promise<string> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "take-folder-in-a-process.ts"), folder, ...more], { ...options, stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface(child.stdout as NodeJS.ReadableStream)[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value);
  expect(await next()).toBe("ready");
  return { child, take: () => (child.stdin?.write("now\n"), next()) };
}
const gone = (child: ChildProcess) => new Promise<void>((resolve) => {
  child.once("exit", () => resolve());
  child.kill("SIGKILL");
});

describe("a data folder", () => {
  test("is one stack's at a time: a second start says so, and touches nothing of the first's", async () => {
    const { child, take } = await anotherProcess();
    expect(await take()).toBe("taken");
    writeFileSync(join(folder, "ready.json"), "the running stack's");
    for (const fresh of [false, true]) {
      expect(() => takeDataFolder(folder, { fresh })).toThrow(new RegExp(`runs on .*data already \\(process ${child.pid}\\).*Ctrl-C.*--data DIR`));
    }
    expect(readFileSync(join(folder, "ready.json"), "utf8")).toBe("the running stack's");
    expect(readFileSync(join(folder, "stack.pid"), "utf8")).toContain(`${child.pid}\n`);
    await gone(child);
    takeDataFolder(folder, { fresh: false }).release();
    expect(existsSync(join(folder, "ready.json")), "what a killed stack said is not true any more").toBe(false);
  });

  test("is one stack's in one process, too", () => {
    const first = takeDataFolder(folder, { fresh: false });
    expect(() => takeDataFolder(folder, { fresh: false })).toThrow(/already/);
    first.release();
    takeDataFolder(folder, { fresh: false }).release();
    expect(readdirSync(folder).sort()).toEqual(["version"]);
  });

  test("goes to exactly one of many that start at the same moment, also where a killed one left its mark", async () => {
    const before = await anotherProcess();
    await before.take();
    await gone(before.child);
    const many = await Promise.all(Array.from({ length: 6 }, () => anotherProcess()));
    const said = await Promise.all(many.map(({ take }) => take()));
    expect(said.filter((line) => line === "taken")).toHaveLength(1);
    expect(said.filter((line) => line.includes("A stack runs on"))).toHaveLength(5);
  });

  test("is free where the number of the killed stack went to another program", () => {
    mkdirSync(folder);
    writeFileSync(join(folder, "stack.pid"), `${process.ppid}\nof another beginning\n`);
    const taken = takeDataFolder(folder, { fresh: false });
    expect(readFileSync(join(folder, "stack.pid"), "utf8")).toContain(`${process.pid}\n`);
    taken.release();
  });

  test("of another version is left as it is; --fresh starts it over", () => {
    takeDataFolder(folder, { fresh: false }).release();
    writeFileSync(join(folder, "version"), "99\n");
    writeFileSync(join(folder, "secrets.json"), "{}");
    expect(() => takeDataFolder(folder, { fresh: false })).toThrow(/another version.*version 99.*--fresh.*--data DIR/);
    expect(readdirSync(folder).sort()).toEqual(["secrets.json", "version"]);
    takeDataFolder(folder, { fresh: true }).release();
    expect(readdirSync(folder)).toEqual(["version"]);
  });

  test("knows whether demo data went in, and forgets it with --fresh", () => {
    const first = takeDataFolder(folder, { fresh: false });
    expect(first.hasDemoData).toBe(false);
    first.release();
    const again = takeDataFolder(folder, { fresh: false });
    expect(again.hasDemoData, "a start that ended before the demo data were in").toBe(false);
    again.noteDemoData();
    again.release();
    const third = takeDataFolder(folder, { fresh: false });
    expect(third.hasDemoData).toBe(true);
    third.release();
    const fresh = takeDataFolder(folder, { fresh: true });
    expect(fresh.hasDemoData).toBe(false);
    fresh.release();
  });

  test("that holds somebody's other things is not taken, least of all with --fresh", () => {
    mkdirSync(join(folder, "logs"), { recursive: true });
    writeFileSync(join(folder, "thesis.txt"), "dear");
    for (const fresh of [false, true]) expect(() => takeDataFolder(folder, { fresh })).toThrow(/holds other things \(thesis\.txt\).*empty folder/);
    expect(readdirSync(folder).sort()).toEqual(["logs", "thesis.txt"]);
  });

  test("that is a file, or lies under one, is named in a sentence", () => {
    writeFileSync(folder, "a file");
    expect(() => takeDataFolder(folder, { fresh: false })).toThrow(/data is a file, or lies under one.*--data DIR/);
    expect(() => takeDataFolder(join(folder, "below"), { fresh: false })).toThrow(/is a file, or lies under one/);
  });

  test.skipIf(process.platform !== "linux")("that no folder can be made in is named in a sentence, and soon", () => {
    expect(() => takeDataFolder("/proc/haandslag/data", { fresh: false })).toThrow("cannot be written to");
  });

  test("that cannot be written to is named in a sentence", async () => {
    chmodSync(parent, 0o555);
    // Mode bits do not hold root back: there a process of nobody tries.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { take } = await anotherProcess(nobody);
    expect(await take()).toMatch(/data cannot be written to\. Choose a folder of your own with --data DIR/);
    chmodSync(parent, 0o755);
  });

  test("whose secrets are lost or damaged is not read with new ones", () => {
    mkdirSync(join(folder, "postgres", "data"), { recursive: true });
    expect(() => secretsIn(folder)).toThrow(/secrets\.json is gone.*--fresh/);
    writeFileSync(join(folder, "secrets.json"), "{ half");
    expect(() => secretsIn(folder)).toThrow(/secrets\.json is damaged.*--fresh/);
  });
});
