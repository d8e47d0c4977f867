import { setTimeout as sleep } from "node:timers/promises";
import { beginCall, type Clock, type Log, withinCall } from "@haandslag/service-kit";
import type { NoteSigner } from "@haandslag/transparency-log";
import type { Pool, PoolClient } from "pg";
import type { CheckpointFolder } from "./checkpoint-folder.ts";
import { atOnce, integrate } from "./integrate.ts";
import { LogBroken } from "./log-broken.ts";
import { seenCheckpoint } from "./seen-checkpoint.ts";

export interface LogWorker {
  /** Call right after a commit that left something for the log. Returns at once; wakes are merged. */
  wake(): void;
  /** How it is, for a person. */
  says(): string;
  close(): Promise<void>;
}

export interface LogWorkerOptions {
  readonly pool: Pool;
  readonly signer: NoteSigner;
  readonly folder: CheckpointFolder;
  readonly clock: Clock;
  readonly log: Pick<Log, "info" | "warn" | "error">;
}

/** What nobody woke it for (another process's commits) is found within so long. */
const tickMs = 500;
/** Under load many entries share a checkpoint: signing and committing one each would take the disk from the disclosures. */
const pauseMs = 100;
/** A whole look through the table, for an entry whose transaction was overtaken by some ten thousand others. */
const everywhereMs = 60_000;
const tryToLead = "SELECT pg_try_advisory_lock(hashtextextended('haandslag transparency log', 0)) AS leads";

/**
 * Lets the tree grow by what was committed, and signs it. One worker leads at a time, by an advisory lock that lives and
 * dies with its connection, and works on that very connection: whoever has lost the lock can no longer commit. Never
 * throws and never ends by itself; a log that is broken is left as it is, said once a minute, and looked at again, since
 * it can be restored. Disclosing and withdrawing go on meanwhile: what they leave waits in `log_entry`.
 */
export function startLogWorker(o: LogWorkerOptions): LogWorker {
  const stop = new AbortController();
  const seen = seenCheckpoint();
  let state = "waits for another process that integrates";
  let woken = Promise.withResolvers<void>();
  let saidAt = -Infinity;
  const rest = (ms: number) => sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined);

  async function lead(client: PoolClient): Promise<void> {
    let everywhereAt = -Infinity;
    state = "integrates";
    await o.folder.keepUp(client);
    while (!stop.signal.aborted) {
      woken = Promise.withResolvers<void>();
      const everywhere = Date.now() - everywhereAt > everywhereMs;
      await client.query("BEGIN");
      const { added, newest } = await integrate(client, { signer: o.signer, at: o.clock.now(), everywhere, folder: o.folder, seen });
      await client.query("COMMIT");
      seen.saw(newest);
      // Also where it found more than it could take: what is new is found without looking everywhere.
      if (everywhere) everywhereAt = Date.now();
      // After the commit: what the file has the table must have. What a crash leaves out here the next leader adds.
      if (added > 0 || everywhere) await o.folder.keepUp(client);
      if (added === atOnce) continue;
      if (added > 0) await rest(pauseMs);
      const tick = new AbortController();
      await Promise.race([woken.promise, sleep(tickMs, undefined, { signal: AbortSignal.any([stop.signal, tick.signal]) }).catch(() => undefined)]);
      tick.abort();
    }
  }

  async function onOwnConnection(): Promise<void> {
    const client = await o.pool.connect();
    try {
      while (!stop.signal.aborted) {
        const { rows } = await client.query<{ leads: boolean }>(tryToLead);
        if (rows[0]?.leads === true) return await lead(client);
        state = "waits for another process that integrates";
        await rest(tickMs);
      }
    } finally {
      // Thrown away, which frees the lock and whatever was begun.
      client.release(true);
    }
  }

  function say(error: unknown): void {
    const broken = error instanceof LogBroken;
    state = broken ? `signs nothing: ${error.message}` : "cannot reach its tables or its folder; entries wait";
    if (Date.now() - saidAt < everywhereMs) return;
    saidAt = Date.now();
    if (broken) o.log.error({ err: error }, "the transparency log does not follow from what was signed: nothing more is integrated until its tables are as they were");
    else o.log.warn({ err: error }, "the transparency log cannot grow now; its entries wait, and each second tries again");
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      await withinCall(beginCall({}), onOwnConnection).catch((error: unknown) => { if (!stop.signal.aborted) say(error); });
      await rest(2 * tickMs);
    }
  }
  const running = run();

  return {
    wake: () => woken.resolve(),
    says: () => state,
    async close() {
      stop.abort();
      woken.resolve();
      await running;
    },
  };
}
