import { LookedUp } from "@haandslag/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../code-of.ts";
import { type GivenService, givenService } from "../given.ts";
import { kimAsCitizen, maja, ofOtherUnit } from "../people.ts";
import { draft, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const told = async (referralId: string) =>
  (await world.database.owner.query<{ data: LookedUp }>("SELECT data FROM outbox WHERE type = $1 AND key = $2 ORDER BY position", [LookedUp.type, referralId])).rows.map(({ data }) => data);

describe("CON-32 a case that staff opened is told", () => {
  it("with who, of which unit, when and why, once for each login and quarter of an hour, and nothing of the citizen", async () => {
    const referralId = await referrals(world).drafted();
    await Promise.all(Array.from({ length: 4 }, () => world.as(maja).getReferral({ referralId })));
    const [first, ...more] = await told(referralId);
    expect(more).toEqual([]);
    expect(first).toEqual({ referralId, at: world.clock.now().toISOString(), tenantId: maja.tenantId, unitId: maja.unitId, userId: maja.userId, role: "caseworker", reason: "case-work" });
    world.clock.advance({ minutes: 15 });
    await world.as(maja).getReferral({ referralId });
    await world.as({ ...maja, userId: "login-colleague" }).getReferral({ referralId });
    expect((await told(referralId)).map(({ userId }) => userId)).toEqual([maja.userId, maja.userId, "login-colleague"]);
  });

  it("and not where nothing was seen, or the citizen herself looks", async () => {
    const referralId = await referrals(world).drafted();
    expect(await codeOf(world.as(ofOtherUnit).getReferral({ referralId }))).toBe("NOT_FOUND");
    expect(await told(referralId)).toEqual([]);
    const own = await world.as(kimAsCitizen).draftSelfReferral(draft());
    await world.as(kimAsCitizen).getReferral({ referralId: own.referralId });
    expect(await told(own.referralId)).toEqual([]);
  });
});
