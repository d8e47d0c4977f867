import { randomUUID } from "node:crypto";
import { type Broker, createTopics, inProcessBroker, kafkaBroker } from "@haandslag/messaging";
import { createLog } from "@haandslag/service-kit";
import { type Figure, median } from "../figure.ts";
import type { BenchDatabases } from "./bench-service.ts";
import { fillOutbox } from "./outbox-rows.ts";
import { openPipe } from "./pipe.ts";

const events = 100;

/** One event at a time, at rest: from its commit to its committed effect, in milliseconds at the median. */
export async function latencyFigures(databases: BenchDatabases, brokers: string[]): Promise<Figure[]> {
  const inProcess = await latency(databases, async () => inProcessBroker());
  const onKafka = await latency(databases, async (topic) => {
    await createTopics(brokers, [topic]);
    return kafkaBroker({ brokers, clientId: "bench", log: createLog({ service: "bench", level: "silent" }) });
  });
  return [
    { name: "commit to committed effect, in-process", value: inProcess, unit: "ms", baseline: null, reach: { bound: "at-most", value: 15 } },
    { name: "commit to committed effect, on Kafka", value: onKafka, unit: "ms", baseline: null, reach: { bound: "at-most", value: 40 } },
  ];
}

async function latency(databases: BenchDatabases, open: (topic: string) => Promise<Broker>): Promise<number> {
  const topic = `bench.${randomUUID()}`;
  const broker = await open(topic);
  const pipe = await openPipe(databases, broker, topic);
  const relay = pipe.startRelay();
  const took: number[] = [];
  for (let seen = 1; seen <= events + 10; seen++) {
    await fillOutbox(pipe.from.pool, topic, 1);
    const committed = performance.now();
    relay.wake();
    await pipe.effects(seen);
    // The first ten warm connections and code up.
    if (seen > 10) took.push(performance.now() - committed);
  }
  await relay.close();
  await pipe.close();
  await broker.close();
  return median(took);
}
