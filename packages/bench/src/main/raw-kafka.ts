import kafkajs from "kafkajs";

const { Kafka, logLevel, Partitioners } = kafkajs;

/** What each of our events carries in its headers (CloudEvents 1.0, binary mode): the baseline sends the same messages. */
const headers = {
  "content-type": "application/json", ce_specversion: "1.0", ce_id: "019aa000-0000-7000-8000-000000000002", ce_source: "urn:haandslag:peer-assignment", ce_type: "dk.haandslag.peer-assignment.started.v1",
  ce_time: "2026-11-22T10:00:00.000Z", ce_correlationid: "019aa000-0000-7000-8000-000000000003", ce_sequence: "12345", traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-01`,
};

/** The baseline: kafkajs as it comes. Produces `count` messages in batches of 100 with acks=all and consumes them; messages a second. */
export async function rawKafka(brokers: string[], topic: string, count: number): Promise<number> {
  const kafka = new Kafka({ clientId: "bench-raw", brokers, logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 3 }] });
  const consumer = kafka.consumer({ groupId: `${topic}-group` });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await Promise.all([consumer.connect(), producer.connect()]);
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const all = Promise.withResolvers<void>();
  let seen = 0;
  await consumer.run({ eachBatch: async ({ batch }) => { seen += batch.messages.length; if (seen >= count) all.resolve(); } });
  const id = "019aa000-0000-7000-8000-000000000001";
  const value = JSON.stringify({ referralId: id, organisationId: "organisation-havnen", assignmentId: id, peerId: id, startedAt: "2026-11-22T10:00:00.000Z" });

  const start = performance.now();
  for (let sent = 0; sent < count; sent += 100) {
    await producer.send({ topic, acks: -1, messages: Array.from({ length: Math.min(100, count - sent) }, (_, i) => ({ key: String(sent + i), value, headers })) });
  }
  await all.promise;
  const seconds = (performance.now() - start) / 1000;
  await Promise.all([consumer.disconnect(), producer.disconnect()]);
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
  return count / seconds;
}
