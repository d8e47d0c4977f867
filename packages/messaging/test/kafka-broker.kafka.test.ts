import { randomUUID } from "node:crypto";
import { CloudEvent, Kafka as CloudEventsOnKafka, type Message } from "cloudevents";
import { Kafka } from "kafkajs";
import { describe, expect, inject, it } from "vitest";
import { createTopics, type EventMessage, kafkaBroker } from "../src/index.ts";
import { cloudEventHeaders } from "../src/kafka/cloud-event-headers.ts";
import { brokerContract } from "./broker-contract.ts";
import { event, silent, until } from "./parts.ts";

const brokers = inject("kafkaBrokers");

async function freshTopics(): Promise<[string, string]> {
  const topics: [string, string] = [`one-${randomUUID()}.events.v1`, `two-${randomUUID()}.events.v1`];
  await createTopics(brokers, topics);
  return topics;
}

/** Groups are remembered by a Kafka, so each test's are its own. */
async function brokerOfItsOwn() {
  const run = randomUUID();
  const real = await kafkaBroker({ brokers, clientId: "contract", log: silent });
  return { ...real, subscribe: (s: Parameters<typeof real.subscribe>[0]) => real.subscribe({ ...s, group: `${s.group}-${run}` }) };
}

describe.skipIf(brokers.length === 0)("on a real Kafka", () => {
  brokerContract("Kafka", async () => ({ broker: await brokerOfItsOwn(), topics: await freshTopics() }));

  it("sends valid CloudEvents 1.0 in binary mode", () => {
    const sent = event({ key: "a", causationId: "cause", sequence: "17" });
    const read = CloudEventsOnKafka.toEvent<unknown>({ headers: cloudEventHeaders(sent), body: JSON.stringify(sent.data), value: JSON.stringify(sent.data) } as Message);
    if (!(read instanceof CloudEvent)) throw new Error("one event was read as many");
    expect(read.validate()).toBe(true);
    expect(read).toMatchObject({ specversion: "1.0", id: sent.id, source: "consent", type: sent.type, time: sent.time, correlationid: sent.correlationId, causationid: "cause", sequence: "17" });
  });

  it("skips records that are no events of this system, so that none of them stops a partition for good", async () => {
    const [topic] = await freshTopics();
    const producer = new Kafka({ brokers, logLevel: 0 }).producer();
    await producer.connect();
    const good = event({ topic, key: "a" });
    const headers = cloudEventHeaders(good);
    await producer.send({ topic, messages: [
      { key: "a", value: "no headers" },
      { key: "a", value: "{", headers },
      { key: null, value: "{}", headers },
      { key: "a", value: null, headers },
      { key: "a", value: "{}", headers: { ...headers, ce_id: "not-a-uuid" } },
      { key: "a", value: '{"nul":"\\u0000"}', headers },
      { key: "a", value: JSON.stringify(good.data), headers },
    ] });
    await producer.disconnect();
    const broker = await brokerOfItsOwn();
    const got: EventMessage[] = [];
    await broker.subscribe({ group: "reader", topics: [topic], apply: async (batch) => void got.push(...batch) });
    await until("the good one has come", () => got.length > 0);
    await broker.close();
    expect(got).toEqual([{ ...good, sequence: "1" }]);
  });

  it("makes the topics that it was told and that are missing, before either side uses them", async () => {
    const topics = [`made-${randomUUID()}.events.v1`, `made-${randomUUID()}.events.v1`] as const;
    const make = () => kafkaBroker({ brokers, clientId: "topics", log: silent, topics: [...topics] });
    const [publishing, reading] = await Promise.all([make(), make()]);
    const got: EventMessage[] = [];
    const sent = topics.map((topic) => event({ topic, key: "a" }));
    await Promise.all([
      publishing.publish(sent),
      reading.subscribe({ group: `reader-${randomUUID()}`, topics: [...topics], apply: async (batch) => void got.push(...batch) }),
    ]);
    await until("both have come", () => got.length === 2);
    await Promise.all([publishing.close(), reading.close()]);
  });

  it("OPS-03 starts, answers and closes while no broker is there", async () => {
    const broker = await kafkaBroker({ brokers: ["127.0.0.1:1"], clientId: "alone", log: silent });
    const subscribing = broker.subscribe({ group: "alone", topics: ["consent.events.v1"], apply: async () => undefined });
    expect(await broker.healthy()).toBe(false);
    await expect(broker.publish([event({ key: "a" })])).rejects.toThrow(/ECONNREFUSED|Connection error/);
    await broker.close();
    await subscribing;
  });
});
