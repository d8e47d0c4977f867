import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EventMessage, inProcessBroker, listHeld, startConsumer } from "../src/index.ts";
import { CHANGED, consumerOptions, effectsOf, event, messagingDatabase, recordEffects, REVOKED, until } from "./parts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await messagingDatabase();
});
afterAll(() => database.drop());

/** Some events of few keys, how often each fails, and how they are cut into batches; any may come twice. */
const story = fc.record({
  events: fc.array(
    fc.record({ key: fc.constantFrom("a", "b", "c"), failures: fc.constantFrom(0, 0, 0, 1, 2, 5), twice: fc.boolean(), revokes: fc.constantFrom(false, false, false, true) }),
    { minLength: 1, maxLength: 14 },
  ),
  batchSize: fc.integer({ min: 1, max: 6 }),
});

it("OPS-01 whatever fails, however often, and whatever comes twice: each event takes effect once, in order within its key, a revocation aside", async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ events: plan, batchSize }) => {
      const group = `property-${randomUUID()}`;
      const events = plan.map((planned) => event({ key: planned.key, type: planned.revokes ? REVOKED : CHANGED }));
      const failuresLeft = new Map<string, number>(events.map((e, n) => [e.id, plan[n]?.failures ?? 0]));
      const failing = async (_tx: unknown, batch: EventMessage[]) => {
        const unlucky = batch.filter((e) => (failuresLeft.get(e.id) ?? 0) > 0);
        for (const e of unlucky) failuresLeft.set(e.id, (failuresLeft.get(e.id) ?? 0) - 1);
        if (unlucky.length > 0) throw new Error("unlucky");
      };
      const broker = inProcessBroker();
      const consumer = await startConsumer(consumerOptions({
        pool: database.pool, broker, group, backoffMs: 1, triesBeforeParking: 50,
        reactions: [recordEffects(group, CHANGED, { apply: failing }), recordEffects(group, REVOKED, { apply: failing, overtakes: true })],
      }));
      const sent = events.flatMap((e, n) => (plan[n]?.twice ? [e, e] : [e]));
      for (let at = 0; at < sent.length; at += batchSize) await broker.publish(sent.slice(at, at + batchSize));
      await until("nothing is held", async () => !(await listHeld(database.pool)).some((row) => row.consumer === group));
      await consumer.close();

      const taken = await effectsOf(database.pool, group);
      expect([...taken].sort()).toEqual(events.map((e) => e.id).sort());
      for (const key of ["a", "b", "c"]) {
        const inOrder = events.filter((e) => e.key === key && e.type === CHANGED).map((e) => e.id);
        expect(taken.filter((id) => inOrder.includes(id))).toEqual(inOrder);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
