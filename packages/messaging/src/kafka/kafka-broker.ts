// This folder alone knows kafkajs, so that it can be replaced.
import { setTimeout as sleep } from "node:timers/promises";
import type { Admin, Kafka as KafkaClient, Producer } from "kafkajs";
import type { Logger } from "pino";
import type { Broker } from "../broker.ts";
import type { EventMessage } from "../event-message.ts";
import { describeFailure } from "../failures.ts";
import { cloudEventHeaders } from "./cloud-event-headers.ts";
import { makeMissing } from "./kafka-admin.ts";
import { runGroup } from "./kafka-group.ts";
import { kafkaLogInto } from "./kafka-log.ts";
import { RETRY } from "./kafka-retry.ts";
import { Kafka, Partitioners } from "./kafkajs.ts";

export interface KafkaBrokerOptions {
  /** `host:port` */
  brokers: string[];
  clientId: string;
  log: Logger;
  /** Made where they are missing before they are used, also when the broker comes only later. */
  topics?: string[];
}

const HEALTH_LIMIT_MS = 900;

/**
 * Events over Kafka. Resolves at once: connections are made when needed, and a broker that is away at
 * the start or later is tried again, at least every second.
 */
export async function kafkaBroker(options: KafkaBrokerOptions): Promise<Broker> {
  const log = options.log.child({ broker: "kafka" });
  const kafka = new Kafka({ brokers: options.brokers, clientId: options.clientId, connectionTimeout: 2_000, retry: RETRY, logLevel: 2, logCreator: kafkaLogInto(log) });
  const stop = new AbortController();
  const groups = new Set<Promise<void>>();
  let lastSending: Promise<void> = Promise.resolve();
  let producer: Promise<Producer> | undefined;
  let admin: Promise<Admin> | undefined;

  let topicsMade: Promise<void> | undefined;

  /** Never rejects: where topics are somebody else's to make, what uses them tells whether they are there. */
  async function makeTopics(): Promise<void> {
    const making = (topicsMade ??= withAdmin(kafka, (connected) => makeMissing(connected, options.topics ?? [])));
    await making.catch((error: unknown) => {
      if (topicsMade === making) topicsMade = undefined;
      log.debug({ failure: describeFailure(error) }, "Topics could not be made");
    });
  }

  async function connectProducer(): Promise<Producer> {
    await makeTopics();
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
      const life = runGroup({ kafka, subscription, signal, log, beforeJoining: makeTopics, onJoined: joined.resolve }).finally(() => groups.delete(life));
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

async function withAdmin(kafka: KafkaClient, work: (admin: Admin) => Promise<void>): Promise<void> {
  const admin = kafka.admin({ retry: RETRY });
  try {
    await admin.connect();
    await work(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

function byTopic(messages: EventMessage[]) {
  return [...Map.groupBy(messages, (message) => message.topic)].map(([topic, group]) => ({
    topic,
    messages: group.map((message) => ({ key: message.key, value: JSON.stringify(message.data), headers: cloudEventHeaders(message) })),
  }));
}
