import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startKafka } from "@haandslag/local-stack/kafka";
import type { TestDatabase } from "@haandslag/testing";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { type Broker, createTopics, type EventMessage, kafkaBroker, listHeld, startConsumer, startRelay } from "../src/index.ts";
import { consumerOptions, effectsOf, event, messagingDatabase, recordEffects, silent, until, writeOutbox } from "./parts.ts";

const brokers = inject("kafkaBrokers");
const ids = (events: EventMessage[]) => events.map((e) => e.id);

describe.skipIf(brokers.length === 0)("faults, on a real Kafka and a real PostgreSQL", () => {
  let database: TestDatabase;
  let topic: string;
  let group: string;
  const cleanUp: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    database = await messagingDatabase();
    topic = `faults-${randomUUID()}.events.v1`;
    group = `reader-${randomUUID()}`;
  });
  afterEach(async () => {
    for (const end of cleanUp.splice(0).reverse()) await end();
    await database.drop();
  });

  async function connect(to = brokers): Promise<Broker> {
    const broker = await kafkaBroker({ brokers: to, clientId: "faults", log: silent });
    cleanUp.push(() => broker.close());
    return broker;
  }
  async function consume(broker: Broker): Promise<void> {
    const consumer = await startConsumer(consumerOptions({ pool: database.pool, broker, group, topics: [topic], reactions: [recordEffects(group)] }));
    cleanUp.push(() => consumer.close());
    await consumer.joined;
  }
  function relay(broker: Broker) {
    const started = startRelay({ pool: database.pool, broker, source: "consent", log: silent, batchSize: 7 });
    cleanUp.push(() => started.close());
    return started;
  }
  /** A process that is expected to kill itself. Resolves when it is gone. */
  function childThatDies(file: string, ...args: string[]): Promise<NodeJS.Signals | null> {
    const child = spawn(process.execPath, [new URL(`./children/${file}`, import.meta.url).pathname, ...args], { stdio: ["ignore", "ignore", "inherit"] });
    cleanUp.push(async () => child.kill("SIGKILL"));
    return new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
  }
  const someEvents = (count: number) => Array.from({ length: count }, (_, n) => event({ topic, key: `key-${n % 5}` }));
  async function expectEachOnceInOrder(events: EventMessage[]): Promise<void> {
    await until("every event has taken effect", async () => new Set(await effectsOf(database.pool, group)).size === events.length);
    expect((await effectsOf(database.pool, group)).length).toBe(events.length);
    for (const key of new Set(events.map((e) => e.key))) {
      expect(await effectsOf(database.pool, group, key)).toEqual(ids(events.filter((e) => e.key === key)));
    }
    expect(await listHeld(database.pool)).toEqual([]);
  }
  const allMarked = async () => (await database.pool.query("SELECT FROM outbox WHERE published_at IS NULL")).rowCount === 0;

  it("OPS-01 duplicates, and keys that come in another order than they went, leave each event's effect once and each key's order", async () => {
    await createTopics(brokers, [topic]);
    const [broker, second] = [await connect(), await connect()];
    await consume(broker);
    await consume(second);
    const events = someEvents(60);
    const byKey = [...Map.groupBy(events, (e) => e.key).values()].reverse();

    for (const ofKey of byKey) await broker.publish([...ofKey, ...ofKey.slice(0, 3)]);
    await Promise.all(byKey.map((ofKey) => second.publish(ofKey)));

    await expectEachOnceInOrder(events);
  });

  it("OPS-02 a consumer killed between its effect and its offset does nothing twice", async () => {
    await createTopics(brokers, [topic], 1);
    const broker = await connect();
    const events = someEvents(12);
    await broker.publish(events.slice(0, 9));
    expect(await childThatDies("consume.ts", database.url, brokers.join(), topic, group, "after-effect")).toBe("SIGKILL");
    expect((await effectsOf(database.pool, group)).length).toBeGreaterThan(0);

    const received: string[] = [];
    await consume({ ...broker, subscribe: (subscription) => broker.subscribe({ ...subscription, apply: async (batch) => {
      received.push(...ids(batch));
      await subscription.apply(batch);
    } }) });
    await broker.publish(events.slice(9));

    await expectEachOnceInOrder(events);
    // Without this the kill would have come too late and the test would prove nothing.
    expect(received).toContain(events[0]?.id);
  });

  it("OPS-02 a relay killed between publishing and marking publishes again, and nothing happens twice", async () => {
    await createTopics(brokers, [topic]);
    const events = someEvents(25);
    await writeOutbox(database.pool, events);
    expect(await childThatDies("relay.ts", database.url, brokers.join())).toBe("SIGKILL");
    const unmarked = await database.pool.query("SELECT FROM outbox WHERE published_at IS NULL");
    expect(unmarked.rowCount).toBe(25);

    const broker = await connect();
    await consume(broker);
    relay(broker);

    await expectEachOnceInOrder(events);
    await until("all are marked", allMarked);
  });

  it("OPS-02 OPS-03 a broker that is killed, stays away and comes back loses nothing and delays only", async (context) => {
    const dir = await mkdtemp(join(tmpdir(), "haandslag-kafka-fault-"));
    cleanUp.push(() => rm(dir, { recursive: true, force: true }));
    const first = await startKafka({ dir }).catch((error: unknown) => {
      if (process.env["CI"] === "true") throw error;
      context.skip(`no Kafka of its own to kill: ${String(error)}`);
    });
    if (!first) return;
    cleanUp.push(() => first.stop());
    await createTopics(first.brokers, [topic]);
    const broker = await connect(first.brokers);
    const events = someEvents(30);
    await consume(broker);
    const { wake } = relay(broker);
    await writeOutbox(database.pool, events.slice(0, 10));
    wake();
    await until("the first have taken effect", async () => (await effectsOf(database.pool, group)).length === 10);

    await first.kill();
    await writeOutbox(database.pool, events.slice(10, 20));
    wake();
    expect(await broker.healthy()).toBe(false);
    expect(await allMarked()).toBe(false);
    const again = await startKafka({ dir });
    cleanUp.push(() => again.stop());
    expect(again.brokers).toEqual(first.brokers);
    await writeOutbox(database.pool, events.slice(20));
    wake();

    await expectEachOnceInOrder(events);
    await until("all are marked", allMarked);
    expect(await broker.healthy()).toBe(true);
  }, 180_000);
});
