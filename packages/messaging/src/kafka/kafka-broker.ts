// With kafkajs.ts beside it the only file that knows kafkajs, so that it can be replaced.
import { setTimeout as sleep } from "node:timers/promises";
import type { Admin, Consumer, EachBatchPayload, Kafka as KafkaClient, Producer } from "kafkajs";
import type { Logger } from "pino";
import type { Broker, Subscription } from "../broker.ts";
import type { EventMessage } from "../event-message.ts";
import { outageLog } from "../outage-log.ts";
import { cloudEventHeaders, readCloudEvent } from "./cloud-event-headers.ts";
import { kafkaLogInto } from "./kafka-log.ts";
import { Kafka, Partitioners } from "./kafkajs.ts";

export interface KafkaBrokerOptions {
  /** `host:port` */
  brokers: string[];
  clientId: string;
  log: Logger;
}

/**
 * A member that dies is noticed after this, and only then do the others get its partitions; a member
 * that lost its broker comes back as a new one and waits for its former self as well. Kafka's minimum.
 */
const SESSION_TIMEOUT_MS = 6_000;
const HEARTBEAT_MS = 1_000;
/** How long a read waits at the broker for events. A member can leave, or notice another's coming, only between two reads. */
const READ_WAIT_MS = 400;
const LONGEST_BACKOFF_MS = 1_000;
const HEALTH_LIMIT_MS = 2_000;
/** Few and short: the relay and the join loop below try again, with their own backing off and one log line. */
const RETRY = { initialRetryTime: 50, maxRetryTime: 500, retries: 3 };

/**
 * Events over Kafka. Resolves at once: connections are made when needed, and a broker that is away at
 * the start or later is tried again, at least every second.
 */
export async function kafkaBroker(options: KafkaBrokerOptions): Promise<Broker> {
  const log = options.log.child({ broker: "kafka" });
  const kafka = connectionTo(options, log);
  const stop = new AbortController();
  const groups = new Set<Promise<void>>();
  let lastSending: Promise<void> = Promise.resolve();
  let producer: Promise<Producer> | undefined;
  let admin: Promise<Admin> | undefined;

  async function connectProducer(): Promise<Producer> {
    const fresh = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, idempotent: true, allowAutoTopicCreation: false, retry: RETRY });
    await fresh.connect();
    return fresh;
  }

  async function connectAdmin(): Promise<Admin> {
    const fresh = kafka.admin({ retry: { ...RETRY, retries: 0 } });
    await fresh.connect();
    return fresh;
  }

  async function send(messages: EventMessage[]): Promise<void> {
    if (stop.signal.aborted) throw new Error("The broker is closed");
    const current = (producer ??= connectProducer());
    try {
      await (await current).sendBatch({ acks: -1, topicMessages: byTopic(messages) });
    } catch (error) {
      // A fresh producer has fresh sequence numbers: after an unclear answer the old ones may be out of step.
      if (producer === current) producer = undefined;
      void current.then((broken) => broken.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  return {
    publish(messages) {
      // In turn: calls of kafkajs that overlap can overtake one another (seen in the contract suite).
      const sending = messages.length === 0 ? Promise.resolve() : lastSending.then(() => send(messages));
      lastSending = sending.catch(() => undefined);
      return sending;
    },
    async subscribe(subscription) {
      const joined = Promise.withResolvers<void>();
      const signal = subscription.signal ? AbortSignal.any([subscription.signal, stop.signal]) : stop.signal;
      const life = runGroup(kafka, subscription, signal, log, joined.resolve).finally(() => groups.delete(life));
      groups.add(life);
      await Promise.race([joined.promise, life]);
    },
    async healthy() {
      if (stop.signal.aborted) return false;
      const current = (admin ??= connectAdmin());
      try {
        const answer = current.then((connected) => connected.describeCluster()).then(() => true);
        const answered = await Promise.race([answer, sleep(HEALTH_LIMIT_MS, false, { ref: false })]);
        if (answered) return true;
      } catch {
        // Falls through: not healthy, and the next call connects anew.
      }
      if (admin === current) admin = undefined;
      void current.then((broken) => broken.disconnect()).catch(() => undefined);
      return false;
    },
    async close() {
      stop.abort();
      await Promise.allSettled(groups);
      await Promise.allSettled([producer, admin].map(async (connected) => (await connected)?.disconnect()));
    },
  };
}

/** Makes the topics that are missing, with the broker's own replication. Resolves when they have leaders. */
export async function createTopics(brokers: string[], topics: string[], partitions = 3): Promise<void> {
  const admin = new Kafka({ brokers, clientId: "haandslag-topics", logLevel: 0 }).admin();
  await admin.connect();
  try {
    const there = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !there.has(topic));
    if (missing.length === 0) return;
    await admin.createTopics({ waitForLeaders: true, topics: missing.map((topic) => ({ topic, numPartitions: partitions })) });
  } finally {
    await admin.disconnect();
  }
}

/** Whether a broker answers requests and coordinates groups at these addresses: one try, no waiting. */
export async function brokerAnswers(brokers: string[]): Promise<boolean> {
  const admin = new Kafka({ brokers, clientId: "haandslag-look", logLevel: 0, retry: { retries: 0 }, connectionTimeout: 1_000 }).admin();
  try {
    await admin.connect();
    // Reads the addresses of the brokers, which the next call stands on.
    await admin.describeCluster();
    await admin.describeGroups(["haandslag-look"]);
    return true;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

function connectionTo({ brokers, clientId }: KafkaBrokerOptions, log: Logger): KafkaClient {
  return new Kafka({ brokers, clientId, connectionTimeout: 2_000, retry: RETRY, logLevel: 2, logCreator: kafkaLogInto(log) });
}

function byTopic(messages: EventMessage[]) {
  return [...Map.groupBy(messages, (message) => message.topic)].map(([topic, group]) => ({
    topic,
    messages: group.map((message) => ({ key: message.key, value: JSON.stringify(message.data), headers: cloudEventHeaders(message) })),
  }));
}

/** Keeps one member of a group alive until the signal: after a crash of kafkajs' consumer with a new one. */
async function runGroup(kafka: KafkaClient, subscription: Subscription, signal: AbortSignal, log: Logger, onJoined: () => void): Promise<void> {
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
    void consumer.run({ eachBatchAutoResolve: false, eachBatch: (payload) => eachBatch(payload, subscription, signal, log) }).catch(end.reject);
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
