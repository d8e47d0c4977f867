import { DatabaseAway, describeFailure, framesOf } from "../failures.ts";
import { outageLog } from "../outage-log.ts";
import { WakeSignal } from "../wake-signal.ts";
import { createApplier } from "./apply-events.ts";
import type { Consumer, ConsumerOptions } from "./consumer-options.ts";
import { retryHeld } from "./retry-held.ts";

/** So often held events are looked for without a reason to: a replay by command, another process that died. */
const SWEEP_MS = 1_000;

/**
 * Takes a group's events from the broker and applies each exactly once in effect (OPS-01).
 * Resolves when the subscription is on its way, not when the group has joined (`joined` tells that):
 * a service starts without its broker.
 */
export async function startConsumer(options: ConsumerOptions): Promise<Consumer> {
  const { broker, pool, group, topics } = options;
  const log = options.log.child({ consumer: group });
  const stop = new AbortController();
  const held = new WakeSignal();
  const applier = createApplier({ ...options, log }, () => held.wake());
  const running = new Set<Promise<void>>();
  const outage = outageLog(log, "The database is away; events wait with the broker", "The database is back; events are applied again");

  // An idle connection that breaks makes the pool emit this; unheard, it would end the process.
  const onPoolError = () => undefined;
  pool.on("error", onPoolError);

  async function apply(batch: Parameters<typeof applier.applyBatch>[0]): Promise<void> {
    if (stop.signal.aborted) throw new Error("The consumer is closed");
    const work = applier.applyBatch(batch);
    running.add(work);
    try {
      await work;
      outage.over();
    } catch (error) {
      if (error instanceof DatabaseAway) outage.begins(error);
      throw error;
    } finally {
      running.delete(work);
    }
  }

  async function retryLoop(): Promise<void> {
    let waitMs = 0;
    while (!stop.signal.aborted) {
      await held.wait(Math.min(waitMs, SWEEP_MS));
      if (stop.signal.aborted) return;
      try {
        waitMs = (await retryHeld({ ...options, log }, applier)) ?? SWEEP_MS;
        outage.over();
      } catch (error) {
        waitMs = SWEEP_MS;
        if (error instanceof DatabaseAway) outage.begins(error);
        else log.error({ failure: describeFailure(error), at: framesOf(error) }, "Held events could not be retried; trying again in a second");
      }
    }
  }

  const joined = broker.subscribe({ group, topics, apply, signal: stop.signal });
  joined.catch((error: unknown) => log.error({ failure: describeFailure(error) }, "The group could not join"));
  const retrying = retryLoop();

  return {
    joined,
    async close() {
      stop.abort();
      held.wake();
      await Promise.allSettled([...running, retrying]);
      pool.off("error", onPoolError);
    },
  };
}
