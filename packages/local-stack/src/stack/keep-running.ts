import { setTimeout as sleep } from "node:timers/promises";

/** A program that ends at some time, asked or not. */
interface Program {
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const pausesMs = [100, 500, 1000, 2000, 5000] as const;

/**
 * Starts a program again whenever it ends unasked (killed, out of memory), for as long as it takes; the services
 * meanwhile answer that it is away, and find it again by themselves (OPS-03).
 * @param again starts it in the same place, so that whoever uses it finds it there
 */
export function keepRunning<P extends Program>(name: string, first: P, again: () => Promise<P>, say: (line: string) => void): { stop(): Promise<void> } {
  let running: P | undefined = first;
  const stopping = new AbortController();
  const { signal } = stopping;

  const bringBack = async (): Promise<P | undefined> => {
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        await sleep(pausesMs[Math.min(tries, pausesMs.length - 1)], undefined, { signal });
        const started = await again();
        if (!signal.aborted) return started;
        await started.stop();
      } catch (error) {
        if (tries === 0 && !signal.aborted) say(`${name} does not start yet: ${(error as Error).message} Trying on.`);
      }
    }
    return undefined;
  };
  const watch = async () => {
    while (running !== undefined) {
      await running.ended;
      if (signal.aborted) return;
      running = undefined;
      say(`${name} ended without being asked to and is started again; until then calls are answered as unavailable, and nothing is lost.`);
      running = await bringBack();
      if (running !== undefined) say(`${name} is back.`);
    }
  };
  const watching = watch();
  return {
    async stop() {
      stopping.abort();
      await running?.stop();
      await watching;
    },
  };
}
