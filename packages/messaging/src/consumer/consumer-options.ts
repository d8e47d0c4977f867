import type pg from "pg";
import type { Logger } from "pino";
import type { Broker } from "../broker.ts";
import type { EventMessage } from "../event-message.ts";
import type { Reaction } from "../reaction.ts";

export interface ConsumerOptions {
  /** Needs INSERT and SELECT on inbox, and SELECT, INSERT, UPDATE, DELETE on held_event. */
  pool: pg.Pool;
  broker: Broker;
  /** The consumer group, and the name of this consumer in inbox and held_event. */
  group: string;
  topics: string[];
  /** One for each type; types without a reaction are skipped and recorded nowhere. */
  reactions: Reaction[];
  log: Logger;
  /** Gives `applied_at` and `held_at`. Waiting between tries is on real time. */
  clock: { now(): Date };
  /** A failing event is parked after so many tries. Default 8. */
  triesBeforeParking?: number;
  /** Wait after the first failing try, in milliseconds; it doubles with each try, up to a minute. Default 200. */
  backoffMs?: number;
  /** Called after each commit that applied something: here a service wakes its own relay. */
  onCommitted?(): void;
  /**
   * Called around each call of a reaction, with the events of that call (one or more), so that a
   * service can set its logging and tenant context. Must call `run` once and return its promise.
   */
  around?(events: readonly EventMessage[], run: () => Promise<void>): Promise<void>;
}

export interface Consumer {
  /** Resolves when the group has joined. A broker that is away is waited for, hence apart from the start. */
  joined: Promise<void>;
  /** Takes nothing more and resolves when the running batch and the running retry have ended. */
  close(): Promise<void>;
}
