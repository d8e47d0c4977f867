import type pg from "pg";
import type { Logger } from "pino";
import type { Broker } from "../broker.ts";

export interface RelayOptions {
  /** Of the service's database; the relay opens one connection of its own with the same settings. */
  pool: pg.Pool;
  broker: Broker;
  /** The service's name: `source` of its events. */
  source: string;
  log: Logger;
  /** Rows read and published at a time. Default 1000. */
  batchSize?: number;
  /** The clock that gave the events their `time`; `oldestUnpublishedSeconds` is measured on it. Default: the system's. */
  clock?: { now(): Date };
}

export interface Relay {
  /** Call right after a commit that wrote outbox rows. Returns at once; wakes are merged. */
  wake(): void;
  /** Whether this process is the one that publishes its service's events. */
  isLeader(): boolean;
  /** Age of the oldest committed event that is not published; 0 where there is none. Rejects where the database is away. */
  oldestUnpublishedSeconds(): Promise<number>;
  /** Stops after the batch that is being published; what is left is published after the next start. */
  close(): Promise<void>;
}
