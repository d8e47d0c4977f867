import { randomUUID } from "node:crypto";
import { createTopics, kafkaBroker } from "@haandslag/messaging";
import { createLog } from "@haandslag/service-kit";
import { type Figure, inTurn } from "../figure.ts";
import type { BenchDatabases } from "./bench-service.ts";
import { fillOutbox } from "./outbox-rows.ts";
import { openPipe } from "./pipe.ts";
import { processorTime, spentBetween } from "./processor-time.ts";
import { startRawKafka } from "./start-raw-kafka.ts";

const events = 20_000;
const rounds = 5;

/**
 * An outbox of 20,000 committed events, until the last effect is committed in the next service's database. Says where the
 * processors' time went in the quickest round.
 */
export async function drainFigure(databases: BenchDatabases, brokers: string[], say: (line: string) => void): Promise<Figure[]> {
  const raw = startRawKafka();
  const runs: Run[] = [];
  const ours = async () => {
    const run = await drain(databases, brokers);
    runs.push(run);
    return run.perSecond;
  };
  const { b: baseline, ratio } = await inTurn(rounds, ours, () => raw.measure(brokers, `raw.${randomUUID()}`, events));
  raw.close();
  const quickest = runs.toSorted((a, b) => b.perSecond - a.perSecond)[0];
  if (quickest !== undefined) say(`  ${Math.round(events / quickest.perSecond * 1000)} ms in the quickest round; of the processors' time: ${quickest.spent.map(([who, ms]) => `${who} ${ms} ms`).join("; ")}`);
  return [{ name: `drain of ${events} events over Kafka ÷ raw kafkajs`, value: ratio, unit: "of its events a second", baseline, reach: { bound: "at-least", value: 0.5 } }];
}

interface Run {
  readonly perSecond: number;
  readonly spent: ReturnType<typeof spentBetween>;
}

async function drain(databases: BenchDatabases, brokers: string[]): Promise<Run> {
  const topic = `bench.${randomUUID()}`;
  await createTopics(brokers, [topic]);
  const broker = await kafkaBroker({ brokers, clientId: "bench", log: createLog({ service: "bench", level: "silent" }) });
  const pipe = await openPipe(databases, broker, topic);
  await fillOutbox(pipe.from.pool, topic, events);
  const before = processorTime();
  const start = performance.now();
  const relay = pipe.startRelay();
  relay.wake();
  await pipe.effects(events);
  const seconds = (performance.now() - start) / 1000;
  const spent = spentBetween(before, processorTime());
  await relay.close();
  await pipe.close();
  await broker.close();
  return { perSecond: events / seconds, spent };
}
