import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Broker, EventMessage } from "../src/index.ts";
import { event, until } from "./parts.ts";

export interface BrokerUnderTest {
  broker: Broker;
  /** Two topics that nobody else uses. */
  topics: [string, string];
}

/** What every broker does, whichever adapter: run against each of them. */
export function brokerContract(adapter: string, make: () => Promise<BrokerUnderTest>): void {
  describe(`${adapter}: what every broker does`, () => {
    const open: Broker[] = [];
    afterEach(async () => {
      await Promise.all(open.splice(0).map((broker) => broker.close()));
    });
    const start = async () => {
      const made = await make();
      open.push(made.broker);
      return made;
    };
    const collect = () => {
      const got: EventMessage[] = [];
      return { got, apply: async (batch: EventMessage[]) => void got.push(...batch) };
    };

    it("hands every event with all that it carries to each group that reads its topic", async () => {
      const { broker, topics: [topic, other] } = await start();
      const [first, second] = [collect(), collect()];
      await broker.subscribe({ group: "first", topics: [topic, other], apply: first.apply });
      await broker.subscribe({ group: "second", topics: [other], apply: second.apply });
      const full = event({ topic, key: "a", causationId: "cause", traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", data: { words: "æøå €", list: [1, null, { deep: true }] } });
      const spare = event({ topic: other, key: "b" });

      await broker.publish([full, spare]);

      await until("both groups have theirs", () => first.got.length === 2 && second.got.length === 1);
      expect(first.got).toEqual(expect.arrayContaining([full, spare]));
      expect(second.got).toEqual([spare]);
    });

    it("OPS-01 keeps the order within a key, over batches and over calls that overlap", async () => {
      const { broker, topics: [topic] } = await start();
      const { got, apply } = collect();
      // The first batch takes longer than those behind it.
      let waitMs = 50;
      const slowAtFirst = async (batch: EventMessage[]) => {
        const mine = waitMs;
        waitMs = 0;
        await sleep(mine);
        await apply(batch);
      };
      await broker.subscribe({ group: "reader", topics: [topic], apply: slowAtFirst });
      const sent = Array.from({ length: 90 }, (_, n) => event({ topic, key: `key-${n % 7}`, sequence: String(n) }));

      await Promise.all([broker.publish(sent.slice(0, 40)), broker.publish(sent.slice(40, 41)), broker.publish(sent.slice(41))]);

      await until("all have come", () => got.length === 90);
      for (let key = 0; key < 7; key += 1) {
        const numbers = got.filter((e) => e.key === `key-${key}`).map((e) => Number(e.sequence));
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      }
    });

    it("OPS-01 hands a batch that failed over again, and nothing later of its key before it", async () => {
      const { broker, topics: [topic] } = await start();
      const taken: string[] = [];
      let failures = 3;
      await broker.subscribe({ group: "reader", topics: [topic], apply: async (batch) => {
        if (failures > 0) {
          failures -= 1;
          throw new Error("not now");
        }
        taken.push(...batch.map((e) => e.sequence));
      } });

      for (const n of ["1", "2", "3"]) await publishAsTheRelayDoes(broker, [event({ topic, key: "a", sequence: n })]);

      await until("all three are taken", () => taken.length === 3);
      expect(taken).toEqual(["1", "2", "3"]);
    });

    it("keeps for a group that has left what it has not taken", async () => {
      const { broker, topics: [topic] } = await start();
      const leaving = new AbortController();
      const [before, after] = [collect(), collect()];
      await broker.subscribe({ group: "reader", topics: [topic], apply: before.apply, signal: leaving.signal });
      await publishAsTheRelayDoes(broker, [event({ topic, key: "a", sequence: "1" })]);
      await until("the first is taken", () => before.got.length === 1);
      leaving.abort();

      const publishing = publishAsTheRelayDoes(broker, [event({ topic, key: "a", sequence: "2" })]);
      await broker.subscribe({ group: "reader", topics: [topic], apply: after.apply });
      await publishing;

      await until("the second is taken by who came next", () => after.got.some((e) => e.sequence === "2"));
      expect(before.got.map((e) => e.sequence)).toEqual(["1"]);
    });

    it("takes events that nobody reads", async () => {
      const { broker, topics: [topic] } = await start();
      await expect(broker.publish([event({ topic, key: "a" })])).resolves.toBeUndefined();
      await expect(broker.publish([])).resolves.toBeUndefined();
    });

    it("tells that it is well, and after closing that it is not; closing twice does no harm", async () => {
      const { broker, topics: [topic] } = await start();
      expect(await broker.healthy()).toBe(true);
      await broker.close();
      await broker.close();
      expect(await broker.healthy()).toBe(false);
      await expect(broker.publish([event({ topic, key: "a" })])).rejects.toThrow("closed");
    });
  });
}

/** Again until it is taken, as the outbox and its relay do. */
async function publishAsTheRelayDoes(broker: Broker, messages: EventMessage[]): Promise<void> {
  await until("the broker takes them", () => broker.publish(messages).then(() => true, () => false));
}
