import { setTimeout as sleep } from "node:timers/promises";

const patienceMs = 30_000;

/**
 * Looks again until an event's effect is there. 30 s are for a slow machine on Kafka; in-process it takes milliseconds.
 * @throws Error that says what was waited for
 */
export async function until<Result>(what: string, look: () => Promise<Result | undefined | false>): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`After ${patienceMs / 1000} s it was still waiting until ${what}.`);
    await sleep(15);
  }
}
