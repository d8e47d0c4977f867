import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createTopics, kafkaBroker } from "@haandslag/messaging";
import { createLog } from "@haandslag/service-kit";
import { type Figure, inTurn } from "../figure.ts";
import type { BenchDatabases } from "./bench-service.ts";
import { fillOutbox } from "./outbox-rows.ts";
import { openPipe } from "./pipe.ts";
import { startRawKafka } from "./start-raw-kafka.ts";

const events = 20_000;
const rounds = 5;

/** An outbox of 20,000 committed events, until the last effect is committed in the next service's database. */
export async function drainFigure(databases: BenchDatabases, brokers: string[]): Promise<Figure> {
  const raw = startRawKafka();
  const { b: baseline, ratio } = await inTurn(rounds, () => drain(databases, brokers), () => raw.measure(brokers, `raw.${randomUUID()}`, events));
  raw.close();
  return { name: `drain of ${events} events over Kafka ÷ raw kafkajs`, value: ratio, unit: "of its events a second", baseline, reach: { bound: "at-least", value: 0.5 } };
}

/** Events a second. */
async function drain(databases: BenchDatabases, brokers: string[]): Promise<number> {
  const topic = `bench.${randomUUID()}`;
  await createTopics(brokers, [topic]);
  const broker = await kafkaBroker({ brokers, clientId: "bench", log: createLog({ service: "bench", level: "silent" }) });
  const pipe = await openPipe(databases, broker, topic);
  await fillOutbox(pipe.from.pool, topic, events);
  const start = performance.now();
  const relay = pipe.startRelay();
  relay.wake();
  while ((await pipe.effects()) < events) await sleep(20);
  const seconds = (performance.now() - start) / 1000;
  await relay.close();
  await pipe.close();
  await broker.close();
  return events / seconds;
}
