import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GivenService, givenService } from "../given.ts";
import { referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => {
  world = await givenService();
  await referrals(world).offered();
});
afterAll(() => world.close());

describe("what the service's database role may not do", () => {
  it.each([
    "UPDATE referral_history SET type = 'accepted'", "DELETE FROM referral_history", "TRUNCATE referral_history",
    "UPDATE outbox SET data = '{}'", "UPDATE outbox SET key = 'another'", "DELETE FROM outbox",
    "UPDATE inbox SET consumer = 'another'", "DELETE FROM inbox", "UPDATE idempotency SET result = '{}'", "DELETE FROM idempotency",
    "UPDATE imported_message SET report = '{}'", "DELETE FROM imported_message", "DELETE FROM referral", "UPDATE referral SET id = gen_random_uuid()",
    "CREATE TABLE mine (id int)", "ALTER TABLE referral ADD COLUMN name text", "UPDATE sealed_content SET kind = 'wish'", "DELETE FROM staff", "DELETE FROM contact_request", "DELETE FROM contact_request_history", "UPDATE contact_request_history SET type = 'contacted'", "UPDATE staff SET user_id = 'another'",
  ])("%s", async (statement) => {
    await expect(world.pool.query(statement)).rejects.toMatchObject({ code: "42501" });
  });
});
