import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveKafka } from "@haandslag/local-stack/kafka";
import type { Figure } from "../figure.ts";
import { benchDatabases } from "./bench-service.ts";
import { commandFigures } from "./command.ts";
import { drainFigure } from "./drain.ts";
import { latencyFigures } from "./latency.ts";
import { startFigures } from "./start-time.ts";

/** The figures of the main job, each as soon as it is measured. */
export async function* measure(say: (line: string) => void): AsyncIterable<Figure> {
  const folder = mkdtempSync(join(tmpdir(), "haandslag-bench-kafka-"));
  const databases = await benchDatabases();
  try {
    say("A command against plain statements …");
    yield* await commandFigures(databases);
    const kafka = await resolveKafka({ dir: folder });
    try {
      say("Events over Kafka …");
      yield await drainFigure(databases, [...kafka.brokers]);
      yield* await latencyFigures(databases, [...kafka.brokers]);
    } finally {
      await kafka.stop();
    }
  } finally {
    await databases.close();
    rmSync(folder, { recursive: true, force: true });
  }
  say("npm start …");
  yield* await startFigures();
}
