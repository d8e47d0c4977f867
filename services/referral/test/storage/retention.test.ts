import { messagingRetention, removeDue } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { expect, it } from "vitest";
import { removeUntouchedDrafts } from "../../src/storage/remove-untouched-drafts.ts";
import { givenService } from "../given.ts";
import { referrals } from "../referrals.ts";

const day = 86_400_000;

it("REF-02 OPS-08 a draft that nobody touched for 90 days goes with its key, one that a consent is asked for stays; what messaging keeps goes when its time is over", async () => {
  const world = await givenService();
  const untouched = await referrals(world).drafted();
  const asked = await referrals(world).asked();
  const retention = connectPool(world.database.retentionUrl, { max: 1, applicationName: "retention" });
  const rules = [removeUntouchedDrafts(world.vault), ...messagingRetention];
  const left = async (table: string, where: string, ...values: unknown[]) => (await world.database.owner.query(`SELECT 1 FROM ${table} WHERE ${where}`, values)).rowCount;
  const event = "INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, data, published_at) VALUES (gen_random_uuid(), 't', 'k', 'e', $1, 'c', '{}', $2)";
  await world.database.owner.query(event, [world.clock.now(), world.clock.now()]);
  await world.database.owner.query(event, [world.clock.now(), null]);
  await world.database.owner.query("INSERT INTO inbox VALUES ('test', gen_random_uuid(), $1)", [world.clock.now()]);

  const due = new Date(world.clock.now().getTime() + 90 * day);
  expect(await removeDue(retention, rules, due)).toEqual({});
  expect(await removeDue(retention, rules, new Date(due.getTime() + 1))).toMatchObject({ "untouched-drafts": 1, "published-events": 1, "events-taken-in": 1 });

  for (const [table, column] of [["referral", "id"], ["referral_history", "aggregate_id"], ["sealed_content", "aggregate_id"]]) {
    expect(await left(table ?? "", `${column} = $1`, untouched), table).toBe(0);
    expect(await left(table ?? "", `${column} = $1`, asked), table).toBeGreaterThan(0);
  }
  expect([await left("idempotency", "true"), await left("outbox", "type = 'e'")]).toEqual([0, 1]);
  expect((await world.keyStore.pool.query("SELECT wrapped IS NULL AS gone FROM data_key WHERE aggregate_id = $1", [untouched])).rows).toEqual([{ gone: true }]);
  expect((await world.keyStore.pool.query("SELECT wrapped IS NULL AS gone FROM data_key WHERE aggregate_id = $1", [asked])).rows).toEqual([{ gone: false }]);
  await retention.end();
  await world.close();
});
