import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { moveClock, movableClock, systemClock } from "../src/clock.ts";

const day = 24 * 60 * 60 * 1000;
/** Reading the real time twice takes a moment; no test moves the clock by less than this. */
const moment = 60_000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "clock-"));
  file = join(folder, "clock.json");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const aheadBy = (now: Date): number => now.getTime() - Date.now();
const near = (actual: number, expected: number): void => expect(Math.abs(actual - expected)).toBeLessThan(moment);

describe("the movable clock", () => {
  test("is real time until it is moved", () => {
    near(aheadBy(movableClock(file).now()), 0);
    near(aheadBy(systemClock.now()), 0);
  });

  test("is moved by a time, and again from there, and to an instant; every reader sees it at once", () => {
    const [one, another] = [movableClock(file), movableClock(file)];
    near(aheadBy(moveClock(file, { by: 14 * day })), 14 * day);
    near(aheadBy(one.now()), 14 * day);
    moveClock(file, { by: day });
    near(aheadBy(one.now()), 15 * day);
    near(aheadBy(another.now()), 15 * day);
    const there = new Date("2027-01-01T00:00:00Z").getTime() + 1000 * day;
    moveClock(file, { to: new Date(there) });
    near(one.now().getTime(), there);
  });

  test("stamps every move later than the one before, so that none looks like the file a reader has seen", () => {
    const clock = movableClock(file);
    moveClock(file, { by: day });
    const later = new Date(Date.now() + moment);
    utimesSync(file, later, later); // as if the file system's clock had not ticked since
    near(aheadBy(clock.now()), day);
    moveClock(file, { by: day });
    expect(statSync(file).mtimeMs).toBeGreaterThan(later.getTime());
    near(aheadBy(clock.now()), 2 * day);
  });

  test("goes back only where that is asked for, and stays as it was where it is not", () => {
    moveClock(file, { by: 2 * day });
    expect(() => moveClock(file, { by: -day })).toThrow(/backwards/);
    expect(() => moveClock(file, { to: new Date() })).toThrow(/backwards/);
    near(aheadBy(movableClock(file).now()), 2 * day);
    moveClock(file, { by: -day }, { backwards: true });
    near(aheadBy(movableClock(file).now()), day);
    expect(() => moveClock(file, { to: new Date("no date") })).toThrow(/no number/);
  });

  test("is real time again when its file is removed, and says which file is damaged", () => {
    const clock = movableClock(file);
    moveClock(file, { by: day });
    near(aheadBy(clock.now()), day);
    rmSync(file);
    near(aheadBy(clock.now()), 0);
    writeFileSync(file, "tomorrow");
    expect(() => clock.now()).toThrow(file);
  });

  test("moves in another process that is already running", async () => {
    const other = spawn(process.execPath, [join(import.meta.dirname, "clock-in-another-process.ts"), file], { stdio: ["pipe", "pipe", "inherit"] });
    const ask = async (): Promise<number> => {
      other.stdin.write("?\n");
      const [answer] = await once(other.stdout, "data");
      return Number(String(answer));
    };
    near(await ask(), Date.now());
    moveClock(file, { by: 90 * day });
    near(await ask(), Date.now() + 90 * day);
    moveClock(file, { by: day });
    near(await ask(), Date.now() + 91 * day);
    other.stdin.end();
    await once(other, "exit");
  });

  test("does not run in production", () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(() => movableClock(file)).toThrow(/production/);
    expect(() => moveClock(file, { by: day })).toThrow(/production/);
  });
});
