import { randomBytes } from "node:crypto";
import { inProcessBroker } from "@haandslag/messaging";
import { createLog, uuidv7Ids } from "@haandslag/service-kit";
import { createTestDatabase, fixedClock } from "@haandslag/testing";
import { expect, onTestFinished, test } from "vitest";
import { buildApp } from "../src/app.ts";
import { configSchema } from "../src/config.ts";
import { factsOf } from "./given/facts.ts";
import { beganAt } from "./given/people.ts";
import { receiptKey } from "./given/receipt-key.ts";

async function service() {
  const [database, keys] = await Promise.all([createTestDatabase({ service: "outcomes" }), createTestDatabase({ service: "outcomes_keys" })]);
  const broker = inProcessBroker();
  const start = (ring: string) => buildApp(configSchema.parse({
    PORT: 0, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, KEYS_DATABASE_URL: keys.url, KEYS_MIGRATION_DATABASE_URL: keys.ownerUrl, KAFKA_BROKERS: "none",
    KEY_ENCRYPTION_KEYS: ring, PAIRWISE_KEY: Buffer.alloc(32, 7).toString("base64"), RECEIPT_SIGNING_KEY: receiptKey, CONSENT_URL: "http://127.0.0.1:1/trpc", REFERRAL_URL: "http://127.0.0.1:1/trpc",
    OIDC_ISSUER: "http://127.0.0.1:1", OIDC_CLIENT_ID: "haandslag-outcomes", OIDC_CLIENT_SECRET: "a secret of this test",
  }), { broker, clock: fixedClock(beganAt), ids: uuidv7Ids, log: createLog({ service: "outcomes", level: "silent" }) }).start();
  onTestFinished(async () => {
    await broker.close();
    await Promise.all([database.drop(), keys.drop()]);
  });
  return { database, keys, broker, start };
}
const newRing = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;

test("starts, says of each part how it is, the key store too, and hears over the broker", async () => {
  const { database, broker, start } = await service();
  const running = await start(newRing("one"));
  try {
    const ready = await fetch(`${running.address}/readyz`);
    const { parts } = (await ready.json()) as { parts: { part: string; ok: boolean }[] };
    expect([ready.status, parts.filter(({ ok }) => !ok), parts.map(({ part }) => part)]).toEqual([200, [], expect.arrayContaining(["key store"])]);
    const facts = factsOf({});
    const message = ({ on, data }: ReturnType<typeof facts.started>) => ({ id: uuidv7Ids.next(), topic: on.topic, key: facts.referralId, type: on.type, source: "test", time: beganAt, correlationId: "019aa000-0000-7000-8000-00000000c0f1", sequence: "1", data });
    const doubled = message(facts.started());
    await broker.publish([message(facts.consented())]);
    await broker.publish([doubled]);
    await broker.publish([doubled]);
    const { rows } = await database.owner.query<{ type: string; correlation_id: string }>("SELECT type, correlation_id FROM course_history WHERE aggregate_id = $1 ORDER BY version", [facts.referralId]);
    expect(rows.map(({ type }) => type)).toEqual(["measurement-consented", "course-started", "check-in-due"]);
    expect(new Set(rows.map(({ correlation_id }) => correlation_id))).toEqual(new Set(["019aa000-0000-7000-8000-00000000c0f1"]));
  } finally {
    await running.close();
  }
});

test("does not start with another key-encryption key than the one before, says so, and lets go of both databases", async () => {
  const { database, keys, start } = await service();
  await keys.pool.query("INSERT INTO data_key (id, owner, aggregate_id, kek_id, wrapped, created_at) VALUES ($1, 'goals', $1, 'one', $2, now())", [uuidv7Ids.next(), Buffer.alloc(60)]);
  await expect(start(newRing("two"))).rejects.toThrow('wrapped under "one"');
  const sessions = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'test'";
  for (const { pool } of [database, keys]) await expect.poll(async () => (await pool.query<{ n: number }>(sessions)).rows[0]?.n, { timeout: 10_000 }).toBe(0);
});
