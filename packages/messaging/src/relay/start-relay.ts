import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { outageLog } from "../outage-log.ts";
import { WakeSignal } from "../wake-signal.ts";
import { drain, PublishFailed } from "./drain.ts";
import { inTime } from "./in-time.ts";
import { oldestUnpublished } from "./outbox.ts";
import type { Relay, RelayOptions } from "./relay-options.ts";

/** A waking process that is not the leader tells the one that is. */
const CHANNEL = "outbox_committed";
/** Each service has a database of its own, so one key for all is one leader for each service. */
const TRY_TO_LEAD = "SELECT pg_try_advisory_lock(hashtextextended('haandslag outbox relay', 0)) AS leads";
const SWEEP_MS = 1_000;
const FIRST_BACKOFF_MS = 20;
const LONGEST_BACKOFF_MS = 1_000;

/**
 * Publishes the outbox of one service. One relay leads at a time, by an advisory lock that lives and
 * dies with its connection; the others wait to take over. Never throws and never ends by itself:
 * whatever is away, database or broker, it goes on when that is back.
 */
export function startRelay(options: RelayOptions): Relay {
  const { pool, broker, source, batchSize = 1_000, clock = { now: () => new Date() } } = options;
  const log = options.log.child({ relay: source });
  const signal = new WakeSignal();
  const stop = new AbortController();
  let leading = false;
  let telling: "no" | "once" | "again" = "no";

  const onPoolError = () => undefined;
  pool.on("error", onPoolError);

  const databaseOutage = outageLog(log, "The outbox cannot be read; events wait in it", "The outbox is read again");
  const brokerOutage = outageLog(log, "The broker takes no events; they wait in the outbox", "The broker takes events again");

  /** Not cut short by wake-ups: while something is away, each commit would be a try. */
  const backOff = (ms: number) => sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined);

  async function run(): Promise<void> {
    let waitMs = FIRST_BACKOFF_MS;
    while (!stop.signal.aborted) {
      try {
        await onOwnConnection(async (client) => {
          await becomeLeader(client);
          waitMs = FIRST_BACKOFF_MS;
          await lead(client);
        });
      } catch (error) {
        if (stop.signal.aborted) return;
        databaseOutage.begins(error);
        await backOff(waitMs);
        waitMs = Math.min(waitMs * 2, LONGEST_BACKOFF_MS);
      }
    }
  }

  /** Taken from the pool for as long as it lasts; thrown away afterwards, which also frees the lock. */
  async function onOwnConnection(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await pool.connect();
    // A lost connection fails the running and every further statement, so `work` ends by itself.
    client.on("error", () => {
      leading = false;
      signal.wake();
    });
    client.on("notification", () => signal.wake());
    try {
      await work(client);
    } finally {
      leading = false;
      client.release(true);
    }
  }

  async function becomeLeader(client: pg.PoolClient): Promise<void> {
    while (!stop.signal.aborted) {
      const { rows } = await inTime(client.query<{ leads: boolean }>(TRY_TO_LEAD));
      databaseOutage.over();
      if (rows[0]?.leads === true) break;
      await signal.wait(SWEEP_MS);
    }
    // Listening before the first read: what is committed in between is told.
    await inTime(client.query(`LISTEN ${CHANNEL}`));
    // All that this connection writes is "published": where a crash forgets it, the event is published again.
    await inTime(client.query("SET synchronous_commit = off"));
    // What waits is read by its index, from the oldest on. Left to guess, the planner sorts all that waits for each batch:
    // it takes few rows to be waiting, as is so on all days but those after an outage.
    await inTime(client.query("SET enable_sort = off; SET enable_bitmapscan = off; SET enable_seqscan = off"));
    leading = true;
    log.info("This process publishes the outbox");
  }

  async function lead(client: pg.PoolClient): Promise<void> {
    let backoffMs = FIRST_BACKOFF_MS;
    while (!stop.signal.aborted) {
      try {
        await drain({ client, broker, source, batchSize, isClosing: () => stop.signal.aborted, onPublished: brokerOutage.over });
        backoffMs = FIRST_BACKOFF_MS;
        await signal.wait(SWEEP_MS);
      } catch (error) {
        if (!(error instanceof PublishFailed)) throw error;
        brokerOutage.begins(error);
        await backOff(backoffMs);
        backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
      }
    }
  }

  /** Once more where a commit came while the leader was being told: it may have looked too early. */
  async function tellLeader(): Promise<void> {
    if (telling !== "no") {
      telling = "again";
      return;
    }
    do {
      telling = "once";
      // What gets lost is made up for by the leader's sweep.
      await pool.query("SELECT pg_notify($1, '')", [CHANNEL]).catch(() => undefined);
    } while (tellAgain());
    telling = "no";
  }
  const tellAgain = () => telling === "again";

  const running = run();

  return {
    wake() {
      if (leading) signal.wake();
      else if (!stop.signal.aborted) void tellLeader();
    },
    isLeader: () => leading,
    async oldestUnpublishedSeconds() {
      const oldest = await oldestUnpublished(pool);
      return oldest === null ? 0 : Math.max(0, (clock.now().getTime() - oldest.getTime()) / 1_000);
    },
    async close() {
      stop.abort();
      signal.wake();
      await running;
      pool.off("error", onPoolError);
    },
  };
}
