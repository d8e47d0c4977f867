import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { moveClock, movableClock, systemClock } from "../src/clock.ts";

const day = 24 * 60 * 60 * 1000;
const minute = 60_000;

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

/** In days, to the minute: reading the real time twice takes a moment. */
const daysAhead = (time: number): number => (Math.round((time - Date.now()) / minute) * minute) / day + 0;

describe("the movable clock", () => {
  test("is real time until it is moved", () => {
    expect(daysAhead(movableClock(file).now().getTime())).toBe(0);
    expect(daysAhead(systemClock.now().getTime())).toBe(0);
  });

  test("is moved by a time, and again from there, and to an instant; every reader sees it at once", () => {
    const [one, another] = [movableClock(file), movableClock(file)];
    expect(daysAhead(moveClock(file, { by: 14 * day }).getTime())).toBe(14);
    expect(daysAhead(one.now().getTime())).toBe(14);
    moveClock(file, { by: day });
    expect(daysAhead(one.now().getTime())).toBe(15);
    expect(daysAhead(another.now().getTime())).toBe(15);
    const there = new Date("2027-01-01T00:00:00Z").getTime() + 1000 * day;
    moveClock(file, { to: new Date(there) });
    expect(Math.abs(one.now().getTime() - there)).toBeLessThan(minute);
  });

  test("stamps every move later than the one before, so that none looks like the file a reader has seen", () => {
    const clock = movableClock(file);
    moveClock(file, { by: day });
    for (let moves = 2; moves <= 200; moves += 1) {
      const later = new Date(Date.now() + moves * minute); // as if the file system's clock had not ticked since
      utimesSync(file, later, later);
      const { mtimeNs } = statSync(file, { bigint: true });
      expect(daysAhead(clock.now().getTime())).toBe(moves - 1);
      moveClock(file, { by: day });
      expect(statSync(file, { bigint: true }).mtimeNs).toBeGreaterThan(mtimeNs);
      expect(daysAhead(clock.now().getTime())).toBe(moves);
    }
  });

  test("goes back only where that is asked for, and stays as it was where it is not", () => {
    moveClock(file, { by: 2 * day });
    expect(() => moveClock(file, { by: -day })).toThrow(/backwards/);
    expect(() => moveClock(file, { to: new Date() })).toThrow(/backwards/);
    expect(daysAhead(movableClock(file).now().getTime())).toBe(2);
    moveClock(file, { by: -day }, { backwards: true });
    expect(daysAhead(movableClock(file).now().getTime())).toBe(1);
    expect(() => moveClock(file, { to: new Date("no date") })).toThrow(/no number/);
  });

  test("is real time again when its file is removed, and says which file is damaged", () => {
    const clock = movableClock(file);
    moveClock(file, { by: day });
    expect(daysAhead(clock.now().getTime())).toBe(1);
    rmSync(file);
    expect(daysAhead(clock.now().getTime())).toBe(0);
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
    expect(daysAhead(await ask())).toBe(0);
    moveClock(file, { by: 90 * day });
    expect(daysAhead(await ask())).toBe(90);
    moveClock(file, { by: day });
    expect(daysAhead(await ask())).toBe(91);
    other.stdin.end();
    await once(other, "exit");
  });

  test("does not run in production", () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(() => movableClock(file)).toThrow(/production/);
    expect(() => moveClock(file, { by: day })).toThrow(/production/);
  });
});
