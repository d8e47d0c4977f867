import type { EventMessage } from "@haandslag/messaging";
import type { TestDatabase } from "@haandslag/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction, reactWith } from "../../src/index.ts";
import { AddAsked, type CounterCommand } from "../counter/counter.ts";
import { command, counterDatabase, counters, ids, keyOf, runnerOn, startedCounter, writtenOf } from "../counter/given.ts";

let database: TestDatabase;
beforeAll(async () => { database = await counterDatabase(); });
afterAll(() => database.drop());

/** What comes at one counter: a command (and its twins under the same key, at once), or a batch of events. */
const Happening = fc.oneof(
  fc.record({ kind: fc.constant("command" as const), steps: fc.integer({ min: 1, max: 5 }), twins: fc.integer({ min: 1, max: 3 }), hasOwnTransaction: fc.boolean() }),
  fc.record({ kind: fc.constant("refused" as const), steps: fc.constant(2000) }),
  fc.record({ kind: fc.constant("events" as const), steps: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }) }),
);
type Happening = typeof Happening extends fc.Arbitrary<infer One> ? One : never;

const onAddAsked = reactWith({ on: AddAsked, aggregate: counters, clock: { now: () => new Date() }, id: ({ counterId }) => counterId, command: ({ steps }): CounterCommand => ({ type: "add", steps }) });
const asked = (counterId: string, steps: number): EventMessage =>
  ({ id: ids.next(), topic: AddAsked.topic, key: ids.next(), type: AddAsked.type, source: "test", time: new Date().toISOString(), correlationId: ids.next(), sequence: "1", data: { counterId, steps } });

/** Until it is done, as callers and consumers do. */
async function until<Result>(run: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!["CHANGED_MEANWHILE", "40001"].includes((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

/** @returns by how much the counter must have grown */
async function happen(id: string, it: Happening, place: number): Promise<number> {
  const runner = runnerOn(database.pool);
  const key = keyOf(`${place}-${id}`);
  switch (it.kind) {
    case "command": {
      const add = () => until(() => command(runner, id, key, { type: "add", steps: it.steps }, it.hasOwnTransaction ? { within: async (tx) => { await tx.query("SELECT 1"); } } : {}));
      const told = await Promise.all(Array.from({ length: it.twins }, add));
      for (const one of told) expect(one).toEqual(told[0]);
      return it.steps;
    }
    case "refused":
      await expect(command(runner, id, key, { type: "add", steps: it.steps })).rejects.toMatchObject({ code: "REFERRAL_WRONG_STATE" });
      return 0;
    case "events": {
      const messages = it.steps.map((steps) => asked(id, steps));
      await until(() => inTransaction(database.pool, (tx) => onAddAsked.apply(tx, messages)));
      return it.steps.reduce((sum, steps) => sum + steps, 0);
    }
    default:
      throw new Error(`Nothing is known of ${String(it satisfies never)}.`);
  }
}

test("OPS-01 and REF-21: however commands and events come at one aggregate, its history gives its row without a gap, and each announcement stands once and in order", async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.array(Happening, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), async (waves) => {
    const id = await startedCounter(runnerOn(database.pool));
    let expected = 0;
    for (const [w, wave] of waves.entries()) {
      const grown = await Promise.all(wave.map((it, i) => happen(id, it, w * 10 + i)));
      expected += grown.reduce((sum, steps) => sum + steps, 0);
    }
    // Throws where replaying does not give the row.
    const { count, version, versions, announced } = await writtenOf(database.pool, id);
    expect(count).toBe(expected);
    expect(versions).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    expect(announced).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  }), { numRuns: 40 });
}, 60_000);
