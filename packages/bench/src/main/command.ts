import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { acceptOffer } from "@haandslag/referral/features/accept-offer";
import { referralAggregate } from "@haandslag/referral/storage/referral-store";
import { beginCall, systemClock, uuidv7Ids, withinCall } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { connectPool } from "@haandslag/service-kit/database";
import pg from "pg";
import { type Figure, inTurn, throughput } from "../figure.ts";
import type { BenchDatabases } from "./bench-service.ts";
import { accepting, offerReferrals, organisationId } from "./offered-referrals.ts";
import { acceptPlainly } from "./plain-acceptance.ts";

const rounds = 5;
const coordinator: Actor = { userId: "bench", role: "coordinator", tenantId: organisationId };

/** Accepting an offer, called without HTTP: load, decide, version guard, history, outbox, idempotency. */
export async function commandFigures(databases: BenchDatabases): Promise<Figure[]> {
  const database = await databases.fresh("referral");
  const pool = connectPool(database.url, { max: 20, applicationName: "bench" });
  // The baseline is bare: the tenant is set once a connection, where ours sets it for each call that needs it.
  const bare = new pg.Pool({ connectionString: database.url, max: 20, options: `-c app.tenant=${organisationId}` });
  const way = accepting();
  const accept = acceptOffer({
    runner: { pool, clock: systemClock, onCommitted: () => undefined }, referrals: referralAggregate(uuidv7Ids), ids: uuidv7Ids,
    pairwiseKey: createSecretKey(randomBytes(32)), random: (bytes) => randomBytes(bytes),
  });
  const figures: Figure[] = [];
  for (const [callers, commands] of [[1, 300], [16, 2400]] as const) {
    const ours = async () => throughput(await offerReferrals(pool, commands, way), callers, (referralId) =>
      withinCall(beginCall({ actor: coordinator }), () => accept({ referralId, idempotencyKey: randomUUID() }, coordinator)));
    const plain = async () => throughput(await offerReferrals(pool, commands, way), callers, (referralId) => acceptPlainly(bare, referralId, way));
    const { b, ratio } = await inTurn(rounds, ours, plain);
    figures.push({ name: `accept an offer ÷ the same in plain statements, ${callers} caller${callers === 1 ? "" : "s"}`, value: ratio, unit: "of its commands a second", baseline: b, reach: { bound: "at-least", value: 0.6 } });
  }
  await Promise.all([pool.end(), bare.end()]);
  return figures;
}
