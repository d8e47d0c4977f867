import { isDockerThere, startDockerKafka } from "./docker-kafka.ts";
import { startKafka } from "./start-kafka.ts";

export interface ResolvedKafka {
  brokers: string[];
  /** Where it came from. */
  from: "environment" | "docker" | "jvm";
  /** Resolves when it has ended, for whatever reason; where it is not a process of ours there is no telling. */
  ended?: Promise<void>;
  /** Ends what was started here; a Kafka from the environment is left as it is. */
  stop(): Promise<void>;
}

/**
 * A Kafka to work with (design § 5): the one that KAFKA_BROKERS names (comma-separated), else a
 * container where a Docker engine answers, else the JVM with Kafka's jars from Maven.
 *
 * @throws Error with a plain sentence that says what to install or set.
 */
export async function resolveKafka(options: { dir: string; port?: number; log?: (line: string) => void }): Promise<ResolvedKafka> {
  const named = (process.env["KAFKA_BROKERS"] ?? "").split(",").map((broker) => broker.trim()).filter(Boolean);
  if (named.length > 0) return { brokers: named, from: "environment", stop: async () => undefined };
  if (await isDockerThere()) return { ...(await startDockerKafka()), from: "docker" };
  return { ...(await startKafka(options)), from: "jvm" };
}
