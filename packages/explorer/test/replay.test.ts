import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storyOf } from "../src/search/story.ts";
import type { Bounds } from "../src/world/bounds.ts";
import { replayedWorlds } from "../src/world/worlds.ts";
import { standingForReal, standingInWorld } from "./real/how-it-stands.ts";
import { replay } from "./real/replay.ts";
import { sampleTraces, type Trace } from "./real/sample-traces.ts";
import { type Services, startServices } from "./real/services.ts";

const seed = 20_261_122;
/** So many at a time: each is its own citizens and organisations. But time passes for all of them. */
const sideBySide = ({ time }: Bounds): number => (time ? 1 : 10);

let services: Services;
beforeAll(async () => { services = await startServices(); }, 120_000);
afterAll(async () => { await services.close(); }, 60_000);

/** @returns the stories of those that ended otherwise */
async function replayAll(bounds: Bounds, traces: readonly Trace[]): Promise<string[]> {
  const waiting = [...traces];
  const otherwise: string[] = [];
  await Promise.all(Array.from({ length: sideBySide(bounds) }, async () => {
    for (let trace = waiting.shift(); trace !== undefined; trace = waiting.shift()) {
      const { lines } = trace;
      const story = (text: string) => storyOf({ rule: "otherwise in the real services", text, moves: trace?.moves ?? [] });
      try {
        const cast = await replay(services, trace);
        for (const [n, person] of cast.people.entries()) {
          const world = lines[n];
          const real = await standingForReal(services, cast, person);
          if (world !== undefined && JSON.stringify(standingInWorld(world)) !== JSON.stringify(real)) otherwise.push(story(`\n      world  ${JSON.stringify(standingInWorld(world))}\n      real   ${JSON.stringify(real)}`));
        }
      } catch (error) {
        otherwise.push(story(String(error)));
      }
    }
  }));
  return otherwise;
}

describe(`CON-12 CON-19 CON-22 CON-24 what the world does the real services do (seed ${seed})`, () => {
  it.each(replayedWorlds.map(({ bounds, traces, ...o }) => [traces, bounds.name, bounds, "must" in o ? o.must : undefined] as const))("%i sampled traces of %s end in the same states", async (count, _, bounds, must) => {
    const traces = sampleTraces(bounds, count, seed, must);
    expect(traces).toHaveLength(count);
    expect(await replayAll(bounds, traces)).toEqual([]);
  }, 240_000);
});
