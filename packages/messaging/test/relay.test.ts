import type { TestDatabase } from "@haandslag/testing";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Broker, type EventMessage, inProcessBroker, type Relay, startRelay } from "../src/index.ts";
import { event, messagingDatabase, silent, until, writeOutbox } from "./parts.ts";

let database: TestDatabase;
let broker: Broker;
let got: EventMessage[];
const relays: Relay[] = [];

beforeEach(async () => {
  database = await messagingDatabase();
  broker = inProcessBroker();
  got = [];
  await broker.subscribe({ group: "reader", topics: ["consent.events.v1"], apply: async (batch) => void got.push(...batch) });
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.close()));
  await broker.close();
  await database.drop();
});

function start(given: { broker?: Broker; pool?: pg.Pool; batchSize?: number } = {}): Relay {
  const relay = startRelay({ pool: database.pool, broker, source: "consent", log: silent, ...given });
  relays.push(relay);
  return relay;
}
const unpublished = async () => (await database.pool.query("SELECT FROM outbox WHERE published_at IS NULL")).rowCount;
const ids = (events: EventMessage[]) => events.map((e) => e.id);

describe("what is committed", () => {
  it("OPS-01 is published as it was written, in order, over many batches, and marked", async () => {
    const events = Array.from({ length: 25 }, (_, n) => event({ key: `key-${n % 3}`, ...(n === 0 ? { causationId: "cause", traceparent: "00-aa-bb-01" } : {}) }));
    await writeOutbox(database.pool, events);
    start({ batchSize: 4 });
    await until("all are marked", async () => (await unpublished()) === 0);
    expect(got).toEqual(events.map((e, n) => ({ ...e, sequence: String(n + 1) })));
  });

  it("OPS-01 is never lost where a lower position becomes visible after a higher one", async () => {
    const relay = start();
    const slow = new pg.Client({ connectionString: database.url });
    await slow.connect();
    await slow.query("BEGIN");
    const [first, second] = [event({ key: "a" }), event({ key: "b" })];
    await writeOutbox(slow, [first]);
    await writeOutbox(database.pool, [second]);
    relay.wake();
    await until("the later position is published", () => got.length === 1);
    await slow.query("COMMIT");
    relay.wake();
    await until("the earlier one follows", () => got.length === 2);
    expect(ids(got)).toEqual(ids([second, first]));
    await slow.end();
  });

  it("its age is told while it waits", async () => {
    await writeOutbox(database.pool, [event({ key: "a", time: "2026-03-01T09:00:00.000Z" })]);
    const relay = startRelay({ pool: database.pool, broker: inProcessBroker({ heldBack: true }), source: "consent", log: silent, clock: { now: () => new Date("2026-03-01T09:01:30.000Z") } });
    relays.push(relay);
    expect(await relay.oldestUnpublishedSeconds()).toBe(90);
  });
});

describe("two relays of one service", () => {
  it("OPS-01 publish each event once: one leads, the other's wake-up reaches it, and it takes over when the leader is gone", async () => {
    const first = start();
    await until("the first leads", () => first.isLeader());
    const second = start();
    await writeOutbox(database.pool, [event({ key: "a" })]);
    second.wake();
    await until("the leader was told", () => got.length === 1);
    expect(second.isLeader()).toBe(false);

    await first.close();
    await writeOutbox(database.pool, [event({ key: "a" })]);
    await until("the second leads", () => second.isLeader());
    await until("it publishes", () => got.length === 2);
    expect(new Set(ids(got)).size).toBe(2);
  });
});

describe("what goes away comes back", () => {
  it("OPS-03 a broker that refuses delays events, loses none and keeps their order", async () => {
    let away = true;
    const moody: Broker = { ...broker, publish: async (messages) => {
      if (away) throw new Error("broker away");
      await broker.publish(messages);
    } };
    const events = Array.from({ length: 10 }, () => event({ key: "a" }));
    await writeOutbox(database.pool, events);
    start({ broker: moody, batchSize: 3 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await unpublished()).toBe(10);
    away = false;
    await until("all are marked", async () => (await unpublished()) === 0);
    expect(ids(got)).toEqual(ids(events));
  });

  it("OPS-03 a database that ends every connection delays events and ends no process", async () => {
    const relay = start({ batchSize: 2 });
    const superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 1 });
    for (let round = 1; round <= 3; round += 1) {
      await until("it leads", () => relay.isLeader());
      await superuser.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
      await until("the database takes new rows", () => writeOutbox(database.pool, [event({ key: "a" })]).then(() => true, () => false));
      await until("they are published", () => new Set(ids(got)).size >= round);
    }
    await superuser.end();
  });
});
