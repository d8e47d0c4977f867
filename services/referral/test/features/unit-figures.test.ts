import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rankOf } from "../../src/domain/referral/index.ts";
import { type GivenService, givenService } from "../given.ts";
import { bente, maja, ofOtherUnit } from "../people.ts";
import { draft } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const figures = (who = maja) => world.as(who).unitFigures();

/** Rows like one that was drafted, so many and with these columns. */
const more = async (like: string, many: number, need: number, daysAgo: number) => {
  const since = new Date(world.clock.now().getTime() - daysAgo * 86_400_000).toISOString();
  await world.database.owner.query(
    `INSERT INTO referral (id, version, state)
     SELECT gen_random_uuid(), 1, state || jsonb_build_object('need', $2::int, 'waitingSince', $3::text) FROM referral, generate_series(1, $4) WHERE id = $1`, [like, need, since, many]);
};

describe("OUT-03 a unit's figures", () => {
  it("have no mean where nothing waits", async () => {
    expect(await figures()).toMatchObject({ needs: [], waiting: { count: 0, meanDays: null } });
  });

  it("are of all of the unit's referrals, however many pages they fill, each mean with its number", async () => {
    const { referralId } = await world.as(maja).draftReferral({ ...draft(), legalBasis: "serviceloven-82" });
    await more(referralId, 149, rankOf("consent-to-ask"), 10);
    await more(referralId, 50, rankOf("citizen-answers"), 40);
    await more(referralId, 7, rankOf("running"), 400);
    const seen = await figures();
    expect(seen.waited).toEqual([{ fromDays: 0, count: 1 }, { fromDays: 1, count: 0 }, { fromDays: 7, count: 149 }, { fromDays: 14, count: 0 }, { fromDays: 30, count: 50 }]);
    expect(seen.needs).toEqual(expect.arrayContaining([
      { need: "consent-to-ask", count: 150, meanDays: (149 * 10) / 150 }, { need: "citizen-answers", count: 50, meanDays: 40 }, { need: "running", count: 7, meanDays: 400 },
    ]));
    // What runs waits for nobody.
    expect(seen.waiting).toEqual({ count: 200, meanDays: (149 * 10 + 50 * 40) / 200 });
  });

  it("count days as a calendar in Denmark does", async () => {
    const before = (await figures()).waited[1]?.count;
    world.clock.moveTo("2026-11-22T23:30:00.000Z"); // half past midnight
    expect((await figures()).waited[1]?.count).toBe((before ?? 0) + 1);
  });

  it("CON-29 are a team leader's too, and have nothing of another unit's", async () => {
    expect(await figures(bente)).toEqual(await figures());
    expect((await figures(ofOtherUnit)).waiting.count).toBe(0);
  });
});
