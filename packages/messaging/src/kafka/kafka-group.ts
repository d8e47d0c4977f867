import { setTimeout as sleep } from "node:timers/promises";
import type { Consumer, EachBatchPayload, Kafka } from "kafkajs";
import type { Logger } from "pino";
import type { Subscription } from "../broker.ts";
import type { EventMessage } from "../event-message.ts";
import { outageLog } from "../outage-log.ts";
import { readCloudEvent } from "./cloud-event-headers.ts";
import { RETRY } from "./kafka-retry.ts";

/**
 * A member that dies is noticed after this, and only then do the others get its partitions; a member
 * that lost its broker comes back as a new one and waits for its former self as well. Kafka's minimum.
 */
const SESSION_TIMEOUT_MS = 6_000;
const HEARTBEAT_MS = 1_000;
/** How long a read waits at the broker for events. A member can leave, or notice another's coming, only between two reads. */
const READ_WAIT_MS = 400;
const LONGEST_BACKOFF_MS = 1_000;
/** One batch waits for the disk while another is worked on: a quarter more events a second than one by one, on two cores. */
const PARTITIONS_AT_ONCE = 3;

export interface GroupOptions {
  kafka: Kafka;
  subscription: Subscription;
  signal: AbortSignal;
  log: Logger;
  beforeJoining(): Promise<void>;
  onJoined(): void;
}

/** Keeps one member of a group alive until the signal: after a crash of kafkajs' consumer with a new one. */
export async function runGroup({ kafka, subscription, signal, log, beforeJoining, onJoined }: GroupOptions): Promise<void> {
  const outage = outageLog(log, "A group has lost the broker; its events wait there", "The group has joined again");
  let waitMs = 50;
  while (!signal.aborted) {
    const consumer = kafka.consumer({
      groupId: subscription.group,
      sessionTimeout: SESSION_TIMEOUT_MS,
      heartbeatInterval: HEARTBEAT_MS,
      maxWaitTimeInMs: READ_WAIT_MS,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, restartOnFailure: async () => false },
    });
    try {
      await beforeJoining();
      await runMember(consumer, subscription, signal, log, () => {
        waitMs = 50;
        outage.over();
        onJoined();
      });
    } catch (error) {
      if (!signal.aborted) outage.begins(error);
    } finally {
      await consumer.disconnect().catch(() => undefined);
    }
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    waitMs = Math.min(waitMs * 2, LONGEST_BACKOFF_MS);
  }
}

/** Resolves at the signal, throws when the consumer has crashed. */
async function runMember(consumer: Consumer, subscription: Subscription, signal: AbortSignal, log: Logger, onJoined: () => void): Promise<void> {
  const end = Promise.withResolvers<void>();
  end.promise.catch(() => undefined);
  consumer.on(consumer.events.CRASH, ({ payload }) => end.reject(payload.error));
  consumer.on(consumer.events.GROUP_JOIN, onJoined);
  const onAbort = () => end.resolve();
  signal.addEventListener("abort", onAbort);
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: subscription.topics, fromBeginning: true });
    // Not awaited by itself: a join can wait for another member's session to run out, and a close must not.
    void consumer.run({ partitionsConsumedConcurrently: PARTITIONS_AT_ONCE, eachBatchAutoResolve: false, eachBatch: (payload) => eachBatch(payload, subscription, signal, log) }).catch(end.reject);
    if (!signal.aborted) await end.promise;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** The offset is resolved, and then committed by kafkajs, only after the database's commit. */
async function eachBatch(payload: EachBatchPayload, subscription: Subscription, signal: AbortSignal, log: Logger): Promise<void> {
  const { batch, heartbeat, isRunning, isStale, resolveOffset } = payload;
  const events = readBatch(payload, log);
  // kafkajs beats between batches only; one that waits for a database would be put out of its group.
  let rejoin: unknown;
  const beating = setInterval(() => void heartbeat().catch((error: unknown) => (rejoin = error)), HEARTBEAT_MS);
  try {
    for (let waitMs = 50; events.length > 0; waitMs = Math.min(waitMs * 2, LONGEST_BACKOFF_MS)) {
      if (!isRunning() || isStale() || signal.aborted) return;
      try {
        await subscription.apply(events);
        break;
      } catch {
        // The subscriber has logged why. Nothing of it is lost: the offset stays where it is.
        if (rejoin) throw rejoin;
        await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      }
    }
    resolveOffset(batch.lastOffset());
  } finally {
    clearInterval(beating);
  }
}

function readBatch({ batch }: EachBatchPayload, log: Logger): EventMessage[] {
  return batch.messages.flatMap((record) => {
    const header = (name: string) => {
      const value = record.headers?.[name];
      return Array.isArray(value) ? undefined : value?.toString();
    };
    const event = readCloudEvent({ topic: batch.topic, key: record.key, value: record.value, header });
    if (event) return [event];
    log.error({ topic: batch.topic, partition: batch.partition, offset: record.offset }, "A record that is no event of this system is skipped");
    return [];
  });
}
