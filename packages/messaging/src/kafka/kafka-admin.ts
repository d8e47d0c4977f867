import type { Admin } from "kafkajs";
import { Kafka } from "./kafkajs.ts";

/** Makes the topics that are missing, with the broker's own replication. Resolves when they have leaders. */
export async function createTopics(brokers: string[], topics: string[], partitions = 3): Promise<void> {
  const admin = new Kafka({ brokers, clientId: "haandslag-topics", logLevel: 0 }).admin();
  await admin.connect();
  try {
    await makeMissing(admin, topics, partitions);
  } finally {
    await admin.disconnect();
  }
}

/** Safe where others do the same at the same time. */
export async function makeMissing(admin: Admin, topics: string[], partitions = 3): Promise<void> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !there.has(topic));
  if (missing.length === 0) return;
  await admin.createTopics({ waitForLeaders: true, topics: missing.map((topic) => ({ topic, numPartitions: partitions })) });
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
