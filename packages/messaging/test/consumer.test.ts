import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestDatabase } from "@haandslag/testing";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Broker, type Consumer, type EventMessage, inProcessBroker, listHeld, replayHeld, startConsumer } from "../src/index.ts";
import { CHANGED, consumerOptions, type ConsumerGiven, effectsOf, event, messagingDatabase, recordEffects, REVOKED, until } from "./parts.ts";

let database: TestDatabase;
let group: string;
let broker: Broker;
const running: Consumer[] = [];

beforeAll(async () => {
  database = await messagingDatabase();
});
beforeEach(() => {
  group = `reader-${randomUUID()}`;
  broker = inProcessBroker();
  return async () => {
    await Promise.all(running.splice(0).map((consumer) => consumer.close()));
    await broker.close();
  };
});
afterAll(() => database.drop());

async function start(given: Pick<ConsumerGiven, "reactions"> & Partial<ConsumerGiven>): Promise<Consumer> {
  const consumer = await startConsumer(consumerOptions({ pool: database.pool, broker, group, ...given }));
  running.push(consumer);
  return consumer;
}
const held = async () => (await listHeld(database.pool)).filter((row) => row.consumer === group);
const effects = (key?: string) => effectsOf(database.pool, group, key);
const ids = (events: EventMessage[]) => events.map((e) => e.id);

/** Fails for the events named, until they are taken off the list. */
function failingFor(bad: Set<string>) {
  return {
    async apply(_tx: pg.PoolClient, events: EventMessage[]) {
      if (events.some((e) => bad.has(e.id))) throw Object.assign(new Error("the text names Inger Testborger"), { code: "TEST" });
    },
  };
}

describe("what works", () => {
  it("OPS-01 applies an event once in effect, however often it comes: twice in a batch, and again later", async () => {
    await start({ reactions: [recordEffects(group)] });
    const [a, b] = [event({ key: "a" }), event({ key: "b" })];
    await broker.publish([a, b, a]);
    await broker.publish([b, a]);
    expect((await effects()).sort()).toEqual(ids([a, b]).sort());
    expect(await held()).toEqual([]);
  });

  it("OPS-01 keeps the order within each key and still hands a reaction many events at once", async () => {
    const calls: string[][] = [];
    const watch = { apply: async (_tx: pg.PoolClient, events: EventMessage[]) => void calls.push(events.map((e) => e.key)) };
    await start({ reactions: [recordEffects(group, CHANGED, watch), recordEffects(group, REVOKED, watch)] });
    const events = [event({ key: "a" }), event({ key: "b" }), event({ key: "a", type: REVOKED }), event({ key: "c" }), event({ key: "a" })];
    await broker.publish(events);
    expect(await effects("a")).toEqual(ids(events.filter((e) => e.key === "a")));
    expect(calls).toEqual([["a", "b", "c"], ["a"], ["a"]]);
  });

  it("records a type that it has no reaction for nowhere", async () => {
    await start({ reactions: [recordEffects(group)] });
    await broker.publish([event({ key: "a", type: "dk.haandslag.consent.renewed.v1" })]);
    const { rowCount } = await database.pool.query("SELECT FROM inbox WHERE consumer = $1", [group]);
    expect([rowCount, await effects(), await held()]).toEqual([0, [], []]);
  });

  it("tells after each commit, and around each call of a reaction, which events it was", async () => {
    const around: string[][] = [];
    let commits = 0;
    await start({
      reactions: [recordEffects(group)],
      onCommitted: () => void (commits += 1),
      around: async (events, run) => {
        around.push(events.map((e) => e.correlationId));
        await run();
      },
    });
    const sent = event({ key: "a" });
    await broker.publish([sent]);
    await broker.publish([sent]);
    expect({ around, commits }).toEqual({ around: [["correlation-a"]], commits: 1 });
  });
});

describe("an event that fails", () => {
  it("OPS-01 blocks its own key only, and what waits behind it follows in order once it works", async () => {
    const events = [event({ key: "a" }), event({ key: "b" }), event({ key: "a" }), event({ key: "b" }), event({ key: "a" })];
    const bad = new Set([events[0]?.id ?? ""]);
    await start({ reactions: [recordEffects(group, CHANGED, failingFor(bad))], triesBeforeParking: 1_000 });
    await broker.publish(events.slice(0, 3));
    await broker.publish(events.slice(3));

    expect(await effects()).toEqual(ids([events[1], events[3]].filter((e) => e !== undefined)));
    expect((await held()).map((row) => row.status)).toEqual(["retrying", "waiting", "waiting"]);
    bad.clear();
    await until("the key is released", async () => (await held()).length === 0);
    expect(await effects("a")).toEqual(ids(events.filter((e) => e.key === "a")));
  });

  it("is parked with its payload after its tries, keeps its key, and a replay releases all of it in order", async () => {
    const events = [event({ key: "a" }), event({ key: "a" })];
    const bad = new Set([events[0]?.id ?? ""]);
    await start({ reactions: [recordEffects(group, CHANGED, failingFor(bad))], triesBeforeParking: 3 });
    await broker.publish(events);
    await until("it is parked", async () => (await held())[0]?.status === "parked");

    expect(await held()).toMatchObject([{ status: "parked", tries: 3, message: events[0] }, { status: "waiting", message: events[1] }]);
    expect(await replayHeld(database.pool, events[1]?.id)).toBe(0);
    bad.clear();
    // Longer than held events are left unlooked at: a parked one waits for somebody, whatever has changed meanwhile.
    await sleep(1_200);
    expect(await effects("a")).toEqual([]);
    expect(await replayHeld(database.pool, events[0]?.id)).toBe(1);
    await until("the key is released", async () => (await held()).length === 0);
    expect(await effects("a")).toEqual(ids(events));
  });

  it("OPS-03 is never parked while what fails is another service's outage, and needs no hand when that is over", async () => {
    const events = [event({ key: "a" }), event({ key: "a" })];
    let outages = 12;
    await start({
      triesBeforeParking: 3, backoffMs: 1,
      reactions: [recordEffects(group, CHANGED, { apply: async () => { if (outages-- > 0) throw Object.assign(new Error("away"), { code: "CONSENT_UNAVAILABLE" }); } })],
    });
    await broker.publish(events);
    await until("both took effect", async () => (await effects("a")).length === 2);
    expect(await effects("a")).toEqual(ids(events));
    expect(await held()).toEqual([]);
  });

  it("CON-21 is overtaken by a revocation of its key, at once, retrying or parked", async () => {
    const [stuck, behind, revoked] = [event({ key: "a" }), event({ key: "a" }), event({ key: "a", type: REVOKED })];
    const bad = new Set([stuck.id]);
    await start({
      reactions: [recordEffects(group, CHANGED, failingFor(bad)), recordEffects(group, REVOKED, { overtakes: true })],
      triesBeforeParking: 1,
    });
    await broker.publish([stuck, behind]);
    expect((await held()).map((row) => row.status)).toEqual(["parked", "waiting"]);

    await broker.publish([revoked]);

    expect(await effects("a")).toEqual([revoked.id]);
    bad.clear();
    await replayHeld(database.pool, stuck.id);
    await until("the key is released", async () => (await held()).length === 0);
    expect(await effects("a")).toEqual(ids([revoked, stuck, behind]));
  });

  it("CON-21 a revocation that failed itself is tried again though a parked event stands before it", async () => {
    const [stuck, revoked] = [event({ key: "a" }), event({ key: "a", type: REVOKED })];
    const bad = new Set([stuck.id, revoked.id]);
    await start({
      reactions: [
        recordEffects(group, CHANGED, { ...failingFor(bad) }),
        recordEffects(group, REVOKED, { ...failingFor(bad), overtakes: true }),
      ],
      triesBeforeParking: 4,
      backoffMs: 20,
    });
    await broker.publish([stuck]);
    await until("it is parked", async () => (await held())[0]?.status === "parked");
    await broker.publish([revoked]);
    bad.delete(revoked.id);
    await until("the revocation took effect", async () => (await effects("a")).includes(revoked.id));
    expect((await held()).map((row) => row.message.id)).toEqual([stuck.id]);
  });

  it("CON-26 a payload that does not fit its schema fails its own event only, and no value of it stands in the error", async () => {
    const parse = (data: unknown) => {
      if (typeof data !== "object") throw new TypeError(`unexpected ${String(data)}`);
      return { checked: true };
    };
    const seen: unknown[] = [];
    const watch = { parse, apply: async (_tx: pg.PoolClient, events: EventMessage[]) => void seen.push(...events.map((e) => e.data)) };
    await start({ reactions: [recordEffects(group, CHANGED, watch)], triesBeforeParking: 1 });
    await broker.publish([event({ key: "a", data: "Inger Testborger" }), event({ key: "b" })]);
    expect(seen).toEqual([{ checked: true }]);
    expect((await held()).map((row) => row.lastError)).toEqual(["TypeError"]);
  });

  it("is retried by one of two processes at a time", async () => {
    const events = Array.from({ length: 20 }, (_, n) => event({ key: `key-${n}` }));
    const bad = new Set(ids(events));
    const reactions = [recordEffects(group, CHANGED, failingFor(bad))];
    await start({ reactions, triesBeforeParking: 1_000, backoffMs: 1 });
    await start({ reactions, triesBeforeParking: 1_000, backoffMs: 1, broker: inProcessBroker() });
    await broker.publish(events);
    bad.clear();
    await until("all are released", async () => (await held()).length === 0);
    expect((await effects()).sort()).toEqual(ids(events).sort());
  });
});

describe("a database that goes away", () => {
  it("OPS-03 holds nothing and loses nothing: the whole batch comes again and is applied once", async () => {
    let cuts = 3;
    const superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 1 });
    const cutOff = {
      async apply(tx: pg.PoolClient) {
        if (cuts === 0) return;
        cuts -= 1;
        const { rows } = await tx.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
        await superuser.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
        await tx.query("SELECT 1");
      },
    };
    await start({ reactions: [recordEffects(group, CHANGED, cutOff)] });
    const events = [event({ key: "a" }), event({ key: "a" }), event({ key: "b" })];

    while (cuts > 0) {
      await expect(broker.publish(events)).rejects.toThrow("database went away");
      expect(await held()).toEqual([]);
    }
    await broker.publish(events);

    expect((await effects()).sort()).toEqual(ids(events).sort());
    await superuser.end();
  });

  it("OPS-03 says so where there is no database at all, and takes nothing as done", async () => {
    const pool = new pg.Pool({ host: "127.0.0.1", port: 1, user: "nobody" });
    await start({ pool, reactions: [recordEffects(group)] });
    await expect(broker.publish([event({ key: "a" })])).rejects.toThrow("No connection to the database");
    await pool.end();
  });
});
