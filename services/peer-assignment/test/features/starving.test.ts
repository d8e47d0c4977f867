import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Given, givenService } from "../given.ts";

let given: Given;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());

it("REF-19 a hundred assignments whose deadline cannot be met do not keep the next one from being met", async () => {
  const owner = new pg.Client({ connectionString: given.database.ownerUrl });
  await owner.connect();
  try {
    // States that no program of ours can have written: meeting their deadlines fails each time.
    await owner.query(`INSERT INTO assignment (id, version, state)
      SELECT gen_random_uuid(), 1, jsonb_build_object('status', 'asked', 'referralId', gen_random_uuid(), 'organisationId', 'organisation-harbour', 'asked', 'damaged', 'deadlineAt', '2026-01-01T00:00:00.000Z')
      FROM generate_series(1, 120)`);
    const referralId = await given.accepted();
    await given.ask(referralId, [await given.peer()]);
    given.clock.moveTo("2026-03-08T00:00:00.000Z");
    await expect(given.meetDeadlines()).rejects.toThrow("what is due could not be done");
    expect(await given.statusOf(referralId)).toBe("open");
  } finally {
    await owner.end();
  }
});
