import type { Clock } from "@haandslag/service-kit/clock";

/** A clock that stands still. @param at an instant, ISO 8601 with zone where it is text */
export function fixedClock(at: Date | string): Clock {
  const time = instant(at);
  return { now: () => new Date(time) };
}

export interface MovableTestClock extends Clock {
  moveTo(at: Date | string): void;
  /** Forward; days are of 24 hours. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): void;
}

/** A clock that moves when told to, inside one process. For a whole stack see `movableClock` of the service kit. */
export function movableTestClock(at: Date | string): MovableTestClock {
  let time = instant(at);
  return {
    now: () => new Date(time),
    moveTo(to) {
      time = instant(to);
    },
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }) {
      time += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
    },
  };
}

function instant(at: Date | string): number {
  const time = at instanceof Date ? at.getTime() : Date.parse(at);
  if (Number.isNaN(time)) throw new Error("The test's clock was given something that is no instant.");
  return time;
}
