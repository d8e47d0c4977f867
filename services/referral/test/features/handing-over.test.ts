import { removeDue } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeFormerStaff } from "../../src/storage/remove-former-staff.ts";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, key } from "../given.ts";
import { bente, maja, ofOtherAuthority, ofOtherUnit } from "../people.ts";
import { draft, referrals } from "../referrals.ts";

let world: GivenService;
const sofie = { ...maja, userId: "user-sofie" };
beforeAll(async () => {
  world = await givenService();
  await world.as(maja).registerMe({ displayName: "Maja Caseworker" });
  await world.as(bente).registerMe({ displayName: "Bente Leader" });
  await world.as(ofOtherUnit).registerMe({ displayName: "Henrik Elsewhere" });
});
afterAll(() => world.close());

const handOver = (referralId: string, caseworkerId: string, who = maja) => world.as(who).handOverCase({ idempotencyKey: key(), referralId, caseworkerId });
const mine = async (who: typeof maja) => (await world.as(who).listReferrals({ whose: "mine", limit: 100 })).referrals.map(({ referralId }) => referralId);

describe("handing over inside the unit", () => {
  it("a caseworker who has signed in is one of the colleagues, by the name of the latest login; a team leader and another unit's are not", async () => {
    await world.as(sofie).registerMe({ displayName: "Sofie Before" });
    world.clock.advance({ minutes: 1 });
    await world.as(sofie).registerMe({ displayName: "Sofie Caseworker" });
    const colleagues = await world.as(bente).listColleagues();
    expect(colleagues.map(({ userId, displayName }) => [userId, displayName])).toEqual([[maja.userId, "Maja Caseworker"], [sofie.userId, "Sofie Caseworker"]]);
    expect(colleagues[1]?.lastSeenAt).toBe(world.clock.now().toISOString());
    expect((await world.as(ofOtherAuthority).listColleagues())).toEqual([]);
  });

  it.each([["the caseworker", maja], ["the team leader", bente]])("REF-01 by %s: the new one finds it under mine, the former does not, and the history says who did it", async (_who, by) => {
    const referralId = await referrals(world).drafted();
    expect(await handOver(referralId, sofie.userId, by)).toEqual({ referralId, caseworkerId: sofie.userId });
    expect(await mine(sofie)).toContain(referralId);
    expect(await mine(maja)).not.toContain(referralId);
    const seen = await world.as(maja).getReferral({ referralId });
    expect(seen).toMatchObject({ caseworkerId: sofie.userId, caseworkerName: "Sofie Caseworker" });
    expect(seen.timeline.at(-1)).toEqual({ at: world.clock.now().toISOString(), what: "handed-over", by: by.role, unitId: maja.unitId, name: by === maja ? "Maja Caseworker" : "Bente Leader", to: "Sofie Caseworker" });
    expect((await world.as(bente).listReferrals({ limit: 100 })).referrals.find((each) => each.referralId === referralId)).toMatchObject({ caseworkerName: "Sofie Caseworker", citizen: null });
  });

  it("to whoever has it already changes nothing, and waiting goes on as it was", async () => {
    const referralId = await referrals(world).drafted();
    const { waitingSince } = (await world.as(maja).listReferrals({ limit: 100 })).referrals.find((each) => each.referralId === referralId) ?? {};
    world.clock.advance({ minutes: 5 });
    await handOver(referralId, maja.userId);
    expect((await world.as(maja).getReferral({ referralId })).timeline.map(({ what }) => what)).toEqual(["drafted"]);
    await handOver(referralId, sofie.userId);
    expect((await world.as(maja).listReferrals({ limit: 100 })).referrals.find((each) => each.referralId === referralId)).toMatchObject({ waitingSince });
  });

  it.each([["another unit's", ofOtherUnit.userId], ["a team leader", bente.userId], ["nobody", "user-nobody"]])("OPS-04 to %s is refused by its field, and the case stays where it is", async (_whom, caseworkerId) => {
    const referralId = await referrals(world).drafted();
    expect(await refusalOf(handOver(referralId, caseworkerId))).toMatchObject({ code: "INPUT_INVALID", fields: [{ field: "caseworkerId", code: "NOT_ONE_OF" }] });
    expect(await mine(maja)).toContain(referralId);
  });

  it("CON-29 another unit's case is as if it were not there, whoever it would go to", async () => {
    const referralId = await referrals(world).drafted();
    for (const to of [ofOtherUnit.userId, sofie.userId, "user-nobody"]) expect(await codeOf(handOver(referralId, to, ofOtherUnit))).toBe("NOT_FOUND");
    const { referralId: theirs } = await world.as(ofOtherAuthority).draftReferral({ ...draft(), legalBasis: "serviceloven-82" });
    expect(await codeOf(handOver(theirs, sofie.userId))).toBe("NOT_FOUND");
  });
});

it("OPS-08 whoever has not signed in for a year is forgotten", async () => {
  const retention = connectPool(world.database.retentionUrl, { max: 1, applicationName: "retention" });
  const there = (await world.database.owner.query("SELECT 1 FROM staff")).rowCount;
  const yearOn = new Date(world.clock.now());
  yearOn.setUTCFullYear(yearOn.getUTCFullYear() + 1);
  await world.database.owner.query("UPDATE staff SET last_seen_at = $1 WHERE user_id <> $2", [world.clock.now(), bente.userId]);
  await world.database.owner.query("UPDATE staff SET last_seen_at = $1 WHERE user_id = $2", [new Date(world.clock.now().getTime() - 1), bente.userId]);
  expect(await removeDue(retention, [removeFormerStaff], yearOn)).toEqual({ "former-staff": 1 });
  expect((await world.database.owner.query("SELECT 1 FROM staff")).rowCount).toBe((there ?? 0) - 1);
  await retention.end();
});
