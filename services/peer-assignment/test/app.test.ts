import { Stopped } from "@haandslag/contracts";
import { inProcessBroker } from "@haandslag/messaging";
import { createLog, readConfig, systemClock, uuidv7Ids } from "@haandslag/service-kit";
import { createTestDatabase } from "@haandslag/testing";
import { expect, it, vi } from "vitest";
import { buildApp } from "../src/app.ts";
import { configSchema } from "../src/config.ts";
import { harbour } from "./given.ts";
import { receiptKey } from "./receipt-key.ts";

it("the service starts, hears of a referral that is over, says that it is ready, and stops", async () => {
  const [database, keys] = await Promise.all([createTestDatabase({ service: "peer-assignment" }), createTestDatabase({ service: "peer_assignment_keys" })]);
  const log = createLog({ service: "peer-assignment", level: "silent" });
  const broker = inProcessBroker();
  const config = readConfig(configSchema, {
    PORT: "0", DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, KEYS_DATABASE_URL: keys.url, KEYS_MIGRATION_DATABASE_URL: keys.ownerUrl,
    KEY_ENCRYPTION_KEYS: `test:${Buffer.alloc(32).toString("base64")}`, RECEIPT_SIGNING_KEY: receiptKey, KAFKA_BROKERS: "in-process", OIDC_ISSUER: "http://127.0.0.1:1",
    OIDC_CLIENT_ID: "peer-assignment", OIDC_CLIENT_SECRET: "a secret of some length", PAIRWISE_KEY: Buffer.alloc(32).toString("base64"), REFERRAL_URL: "http://127.0.0.1:1/trpc",
  });
  const service = await buildApp(config, { broker, clock: systemClock, ids: uuidv7Ids, log }).start();
  try {
    const referralId = uuidv7Ids.next();
    await broker.publish([{
      id: uuidv7Ids.next(), topic: Stopped.topic, key: referralId, type: Stopped.type, source: "test", time: new Date().toISOString(), correlationId: "019aa000-0000-7000-8000-00000000c0a1", sequence: "1",
      data: { referralId, organisationId: harbour, because: "consent-revoked" },
    }]);
    await vi.waitFor(async () => {
      const { rows } = await database.owner.query("SELECT h.correlation_id FROM assignment a JOIN assignment_history h ON h.aggregate_id = a.id WHERE a.referral_id = $1", [referralId]);
      expect(rows).toEqual([{ correlation_id: "019aa000-0000-7000-8000-00000000c0a1" }]);
    }, 5000);
    expect((await fetch(`${service.address}/readyz`)).status).toBe(200);
    expect((await fetch(`${service.address}/trpc/myAsks`)).status).toBe(401);
    const published = (await (await fetch(`${service.address}/.well-known/jwks.json`)).json()) as { keys: { crv: string; kid: string }[] };
    expect(published.keys).toMatchObject([{ crv: "Ed25519", kid: expect.stringMatching(/^[\w-]{43}$/) as string }]);
  } finally {
    await service.close();
    await broker.close();
    await Promise.all([database.drop(), keys.drop()]);
  }
});
