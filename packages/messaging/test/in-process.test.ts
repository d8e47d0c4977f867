import { expect, it } from "vitest";
import { type EventMessage, inProcessBroker } from "../src/index.ts";
import { brokerContract } from "./broker-contract.ts";
import { event } from "./parts.ts";

brokerContract("in process", async () => ({ broker: inProcessBroker(), topics: ["one.events.v1", "two.events.v1"] }));

it("OPS-02 held back, lets nothing through before it is opened, so that no service misses what waits at start-up", async () => {
  const broker = inProcessBroker({ heldBack: true });
  const got: EventMessage[] = [];
  const publishing = broker.publish([event({ key: "a" })]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  await broker.subscribe({ group: "late", topics: ["consent.events.v1"], apply: async (batch) => void got.push(...batch) });
  expect(got).toEqual([]);
  broker.open();
  await publishing;
  expect(got).toHaveLength(1);
});

it("OPS-02 rejects what a group that has left would miss, and lets other topics through", async () => {
  const broker = inProcessBroker();
  const leaving = new AbortController();
  await broker.subscribe({ group: "leaving", topics: ["consent.events.v1"], apply: async () => undefined, signal: leaving.signal });
  leaving.abort();
  await expect(broker.publish([event({ key: "a", topic: "referral.events.v1" })])).resolves.toBeUndefined();
  await expect(broker.publish([event({ key: "a" })])).rejects.toThrow("leaving has left");
});

it("OPS-01 resolves a publish only when every subscriber has committed, and rejects it when one fails", async () => {
  const broker = inProcessBroker();
  let committed = false;
  await broker.subscribe({ group: "slow", topics: ["consent.events.v1"], apply: async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    committed = true;
  } });
  let failing = true;
  await broker.subscribe({ group: "failing", topics: ["consent.events.v1"], apply: async () => {
    if (failing) throw new Error("not now");
  } });

  await expect(broker.publish([event({ key: "a" })])).rejects.toThrow("not now");
  expect(committed).toBe(true);
  failing = false;
  await expect(broker.publish([event({ key: "a" })])).resolves.toBeUndefined();
});

it("gives each subscriber a copy: what one does to the data does not reach the next", async () => {
  const broker = inProcessBroker();
  const seen: unknown[] = [];
  for (const group of ["first", "second"]) {
    await broker.subscribe({ group, topics: ["consent.events.v1"], apply: async (batch) => {
      for (const e of batch) {
        seen.push(structuredClone(e.data));
        e.data = "overwritten";
        e.key = "overwritten";
      }
    } });
  }
  const sent = event({ key: "a", data: { code: "wishes" } });
  await broker.publish([sent]);
  expect(seen).toEqual([{ code: "wishes" }, { code: "wishes" }]);
  expect(sent.key).toBe("a");
});
