import { setTimeout as sleep } from "node:timers/promises";
import { newKey } from "@haandslag/local-stack/service-caller";
import type { Figure } from "../figure.ts";
import { again, openWorld, type Shared, type World } from "./receipt-world.ts";
import { steadyLoad } from "./steady-load.ts";

/** Recipients that a citizen withdraws from at once, and how often: a time for each single revocation. */
const sizes = [[1, 20], [5, 6], [20, 3]] as const;
const loadPerSecond = 200;
const patienceMs = 60_000;

/**
 * From the revocation to its last receipt, over the whole stack by its front doors: the sender's side destroys its share's
 * key, the organisation's side erases, both sign, and the consent service verifies both. Counted from the revocation's own
 * time, just before its commit, to when the news that none is outstanding was handed to the broker, just after.
 */
export async function* receiptFigures(broker: "in-process" | "kafka"): AsyncIterable<Figure> {
  const world = await openWorld(broker);
  try {
    await revocations(world, await citizens(world, 5, 2));
    yield* await figuresOf(world, broker, "at rest");
    const load = await steadyLoad(world, loadPerSecond);
    // Warm, and on its way, when it counts.
    await sleep(3000);
    yield* await figuresOf(world, broker, `under ${loadPerSecond} commands a second`);
    yield { name: `commands a second meanwhile, ${broker}`, value: await load.end(), unit: "commands a second", baseline: null, reach: { bound: "at-least", value: loadPerSecond * 0.95 } };
  } finally {
    await world.close();
  }
}

async function figuresOf(world: World, broker: string, when: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [recipients, rounds] of sizes) {
    const took = (await revocations(world, await citizens(world, recipients, rounds))).toSorted((a, b) => a - b);
    const name = (quantile: string) => `revocation to last receipt, ${recipients} recipient${recipients === 1 ? "" : "s"}, ${broker}, ${when}, ${quantile}`;
    const at = (quantile: number) => took[Math.min(took.length - 1, Math.ceil(quantile * took.length) - 1)] ?? Number.NaN;
    figures.push(
      { name: name("p50"), value: at(0.5), unit: "ms", baseline: null, reach: { bound: "at-most", value: 2000 } },
      { name: name("p99"), value: at(0.99), unit: "ms", baseline: null, reach: { bound: "at-most", value: 2000 } },
    );
  }
  return figures;
}

/** One after the other, so that making them is no storm. */
async function citizens(world: World, recipients: number, count: number): Promise<Shared[][]> {
  const made: Shared[][] = [];
  while (made.length < count) made.push(await world.citizenWith(recipients));
  return made;
}

/** Each citizen withdraws from all recipients at the same moment. @returns milliseconds, one for each revocation */
async function revocations({ caseworker, consents }: World, rounds: readonly (readonly Shared[])[]): Promise<number[]> {
  const took: number[] = [];
  for (const shared of rounds) {
    await Promise.all(shared.map(({ consentId }) => {
      const command = { idempotencyKey: newKey(), consentId };
      return again(() => caseworker.consent.revokeConsent.mutate(command));
    }));
    took.push(...await timesOf(consents, shared.map(({ consentId }) => consentId)));
  }
  return took;
}

async function timesOf(consents: World["consents"], consentIds: readonly string[]): Promise<number[]> {
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(20)) {
    const { rows } = await consents.query<{ ms: number }>(
      `SELECT extract(epoch FROM o.published_at - e.at)::float8 * 1000 AS ms
       FROM consent_epoch e JOIN outbox o ON o.key = e.referral_id AND o.type = 'dk.haandslag.consent.receipted.v1' AND (o.data->>'epoch')::int = e.epoch AND (o.data->>'outstanding')::int = 0
       WHERE e.consent_id = ANY($1) AND e.status = 'revoked' AND o.published_at IS NOT NULL AND o.data->>'consentId' = e.consent_id::text`,
      [consentIds],
    );
    if (rows.length === consentIds.length) return rows.map(({ ms }) => ms);
  }
  throw new Error(`After ${patienceMs / 1000} s some of ${consentIds.length} revocations still waited for a receipt.`);
}
