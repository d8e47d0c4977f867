import { readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import type { BigIntStats } from "node:fs";
import { z } from "zod";
import { isProduction } from "./config.ts";

/** Where the time comes from. Domain code never asks for it: it is passed in. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const ClockFile = z.strictObject({ offsetMs: z.int() });

/**
 * A clock that a demo or a test can turn forward in all processes of a stack at once. How far it is ahead of real time
 * stands in `file` as `{ "offsetMs": … }`; no file means not at all. Tokens stay on real time (design § 6).
 *
 * Every `now()` looks at the file's metadata (2 µs here) and reads it only when they changed.
 * @throws where NODE_ENV is production, and at `now()` when the file is not what `moveClock` writes.
 */
export function movableClock(file: string): Clock {
  refuseInProduction();
  let seen: BigIntStats | undefined;
  let offsetMs = 0;
  return {
    now() {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false });
      if (found === undefined) offsetMs = 0;
      else if (found.mtimeNs !== seen?.mtimeNs || found.ino !== seen.ino || found.size !== seen.size) offsetMs = offsetIn(file);
      seen = found;
      return new Date(Date.now() + offsetMs);
    },
  };
}

export type ClockMove = { readonly by: number } | { readonly to: Date };

/**
 * Turns the clock in `file` by so many milliseconds, or to an instant. One mover at a time: two that run at the same
 * moment count as one.
 * @returns the new time.
 * @throws where NODE_ENV is production, and when the clock would go back and `backwards` was not asked for.
 */
export function moveClock(file: string, move: ClockMove, o: { backwards?: boolean } = {}): Date {
  refuseInProduction();
  const realNow = Date.now();
  const before = statSync(file, { bigint: true, throwIfNoEntry: false });
  const offsetBefore = before === undefined ? 0 : offsetIn(file);
  const offsetMs = Math.round("by" in move ? offsetBefore + move.by : move.to.getTime() - realNow);
  if (!Number.isSafeInteger(offsetMs)) throw new Error("The clock was asked to move by something that is no number of milliseconds.");
  if (offsetMs < offsetBefore && o.backwards !== true) {
    throw new Error("The clock was asked to go backwards. Deadlines that have passed would be open again; say `backwards: true` where that is meant.");
  }
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify({ offsetMs })}\n`);
  // An inode number comes back into use at once, and the kernel's time stamps are milliseconds apart: without a time
  // stamp of its own, a second move within one tick could look to a reader like the file it has already seen. Two
  // milliseconds later, since the stamp goes through a fraction of seconds and can lose the better part of one.
  const stamp = Math.max(realNow, before === undefined ? 0 : Number(before.mtimeMs) + 2) / 1000;
  utimesSync(temporary, stamp, stamp);
  renameSync(temporary, file);
  return new Date(realNow + offsetMs);
}

function offsetIn(file: string): number {
  try {
    return ClockFile.parse(JSON.parse(readFileSync(file, "utf8"))).offsetMs;
  } catch (cause) {
    throw new Error(`The movable clock's file ${file} cannot be read as { "offsetMs": … }. Remove it to go back to real time.`, { cause });
  }
}

function refuseInProduction(): void {
  if (isProduction()) {
    throw new Error("The movable clock is for demos and tests and does not run where NODE_ENV is production. Use systemClock.");
  }
}
