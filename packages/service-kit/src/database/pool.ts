import pg from "pg";
import type { Log } from "../log.ts";
import { setTenantOfCall } from "./tenant-of-call.ts";

export type PoolOptions = {
  /** Most connections at once. */
  readonly max: number;
  /** How the connections are named in pg_stat_activity. */
  readonly applicationName: string;
  readonly log?: Pick<Log, "info" | "warn">;
  /** Longest that one statement may take, in ms. Default 10,000. */
  readonly statementTimeoutMs?: number;
};

/**
 * A pool that outlives its database: a lost connection never ends the process, is said once an outage, and new
 * connections are made by themselves when the database is back. Whoever waits for a connection gives up after 2 s
 * (see `isDatabaseAway`). Each connection reaches the rows of the call that it is taken in (`setTenantOfCall`).
 */
export function connectPool(url: string, o: PoolOptions): pg.Pool {
  const statementTimeoutMs = o.statementTimeoutMs ?? 10_000;
  const pool = new pg.Pool({
    connectionString: url,
    max: o.max,
    application_name: o.applicationName,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeoutMs,
    // Whoever crashes inside a transaction must not hold its locks for ever.
    idle_in_transaction_session_timeout: 30_000,
    // A server that fell silent (no reset, no answer) does not keep its own statement timeout.
    query_timeout: statementTimeoutMs + 2_000,
    keepAlive: true,
  });
  let isAway = false;
  const lost = (error: Error) => {
    if (!isAway) o.log?.warn({ err: error }, "the database closed a connection; trying again with the next call");
    isAway = true;
  };
  pool.on("error", lost);
  pool.on("connect", (client) => {
    // pg-pool listens to idle connections only: without this, a loss inside a transaction would end the process.
    client.on("error", lost);
    if (isAway) o.log?.info("the database answers again");
    isAway = false;
  });
  setTenantOfCall(pool);
  return pool;
}
