import type { EventMessage } from "./event-message.ts";

export interface Subscription {
  /** The consumer group: each group receives every event once (and again after a failure). */
  group: string;
  topics: string[];
  /**
   * Applies a batch, in order; resolves when its effects are committed. Where it rejects, the same
   * events are handed over again: with Kafka from the last committed offset, in-process because the
   * publish rejects.
   */
  apply(batch: EventMessage[]): Promise<void>;
  /** Aborted: the group takes nothing more. Events that it has not committed are kept for it. */
  signal?: AbortSignal;
}

/** What carries events between services. Two adapters, one contract suite (test/broker-contract.ts). */
export interface Broker {
  /**
   * Resolves when every message is safe with the broker (Kafka: acks=all) or, in-process, when all
   * its subscribers have committed. Rejects when any of them may be lost: publish all of them again.
   * Messages of one topic and key keep the order of the list, and of calls made one after another.
   */
  publish(messages: EventMessage[]): Promise<void>;
  /** Resolves when the group has joined and has its partitions; a broker that is away is waited for. */
  subscribe(subscription: Subscription): Promise<void>;
  /** Whether the broker answers now. Never rejects; false after at most a second. */
  healthy(): Promise<boolean>;
  /** Leaves all groups after their running batch and frees everything. Safe to call twice. */
  close(): Promise<void>;
}
