import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveKafka } from "@haandslag/local-stack/kafka";
import type { Figure } from "../figure.ts";
import { benchDatabases, type BenchDatabases } from "./bench-service.ts";
import { commandFigures } from "./command.ts";
import { drainFigure } from "./drain.ts";
import { latencyFigures } from "./latency.ts";
import { startFigures } from "./start-time.ts";

interface Part {
  readonly name: string;
  readonly title: string;
  measure(say: (line: string) => void): Promise<readonly Figure[]>;
}

/** What we measure of the main job, in this order; each says in `title` what is going on while it runs. */
const parts: readonly Part[] = [
  { name: "command", title: "A command against plain statements", measure: () => withDatabases(commandFigures) },
  { name: "drain", title: "Many events over Kafka", measure: (say) => withKafka((databases, brokers) => drainFigure(databases, brokers, say)) },
  { name: "latency", title: "One event at a time", measure: () => withKafka(latencyFigures) },
  { name: "start", title: "npm start", measure: startFigures },
];

export const partNames: readonly string[] = parts.map(({ name }) => name);

/** The figures of the main job, each part's as soon as it is measured: all, or those of one part. */
export async function* measure(say: (line: string) => void, only?: string): AsyncIterable<Figure> {
  for (const { name, title, measure: figures } of parts) {
    if (only !== undefined && only !== name) continue;
    say(`${title} …`);
    yield* await figures(say);
  }
}

async function withDatabases<Result>(work: (databases: BenchDatabases) => Promise<Result>): Promise<Result> {
  const databases = await benchDatabases();
  try {
    return await work(databases);
  } finally {
    await databases.close();
  }
}

async function withKafka<Result>(work: (databases: BenchDatabases, brokers: string[]) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "haandslag-bench-kafka-"));
  const kafka = await resolveKafka({ dir: folder });
  try {
    return await withDatabases((databases) => work(databases, [...kafka.brokers]));
  } finally {
    await kafka.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
