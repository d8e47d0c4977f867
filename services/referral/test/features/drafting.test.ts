import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../code-of.ts";
import { type GivenService, givenService, key } from "../given.ts";
import { kimAsCitizen, maja, ofOtherUnit, toveAsCitizen, tove } from "../people.ts";
import { citizen, draft, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const byCaseworker = () => ({ ...draft(), legalBasis: "serviceloven-82" as const });

describe("a draft", () => {
  it("is kept with the record behind it, for the unit that made it", async () => {
    const { referralId } = await world.as(maja).draftReferral(byCaseworker());
    const seen = await world.as(maja).getReferral({ referralId });
    expect(seen).toMatchObject({ status: "draft", legalBasis: "serviceloven-82", lacks: [], record: { identity: citizen, wish: draft().wish } });
    expect(seen.timeline.map(({ what, by }) => [what, by])).toEqual([["drafted", "caseworker"]]);
    expect(await codeOf(world.as(ofOtherUnit).getReferral({ referralId }))).toBe("NOT_FOUND");
  });

  it("REF-21 sent again with the same key is the first one again, and makes no second key", async () => {
    const input = byCaseworker();
    const [first, twin] = await Promise.all([world.as(maja).draftReferral(input), world.as(maja).draftReferral(input)]);
    expect(await world.as(maja).draftReferral(input)).toEqual(first);
    expect(twin).toEqual(first);
    expect((await world.database.owner.query("SELECT 1 FROM sealed_content WHERE kind = 'identity' AND created_at = $1", [world.clock.now()])).rowCount).toBe(2);
    expect(await codeOf(world.as(maja).draftReferral({ ...input, wish: "something else" }))).toBe("IDEMPOTENCY_KEY_REUSED");
  });

  it.each([
    ["no date", "9913709999", "CPR_NUMBER_INVALID"], ["too few digits", "251248", "INPUT_INVALID"], ["letters", "251248-999A", "INPUT_INVALID"],
  ])("OPS-04 a CPR number with %s is refused by its field, and nothing is kept", async (_what, cprNumber, code) => {
    const before = await rows();
    expect(await codeOf(world.as(maja).draftReferral({ ...byCaseworker(), citizen: { ...citizen, cprNumber } }))).toBe(code);
    expect(await rows()).toEqual(before);
  });

  it("says what it lacks, and loses it when it is completed; what is not named stays", async () => {
    const { cprNumber: _left, ...unknown } = citizen;
    const { referralId, lacks } = await world.as(maja).draftReferral({ ...byCaseworker(), citizen: unknown });
    expect(lacks).toEqual(["cpr-number"]);
    expect((await world.as(maja).editDraft({ idempotencyKey: key(), referralId, citizen: { ...citizen, cprNumber: "251248-9996" } })).lacks).toEqual([]);
    expect((await world.as(maja).getReferral({ referralId })).record).toMatchObject({ identity: { cprNumber: "2512489996" }, wish: draft().wish });
    expect(await codeOf(world.as(ofOtherUnit).editDraft({ idempotencyKey: key(), referralId, wish: "not mine" }))).toBe("NOT_FOUND");
  });

  it("a wish can be emptied, and stays empty when something else is corrected", async () => {
    const { referralId } = await world.as(maja).draftReferral(byCaseworker());
    const wish = async () => (await world.as(maja).getReferral({ referralId })).record.wish;
    await world.as(maja).editDraft({ idempotencyKey: key(), referralId, wish: null });
    expect(await wish()).toBeNull();
    await world.as(maja).editDraft({ idempotencyKey: key(), referralId, relatives: [] });
    expect(await wish()).toBeNull();
    await world.as(maja).editDraft({ idempotencyKey: key(), referralId, wish: "By the water" });
    expect(await wish()).toBe("By the water");
  });

  it("REF-13 a citizen refers herself, and nobody else", async () => {
    const { referralId } = await world.as(kimAsCitizen).draftSelfReferral(draft());
    expect(await world.as(kimAsCitizen).myReferrals()).toContainEqual(expect.objectContaining({ referralId, status: "draft", authorityName: null }));
    expect((await world.as(kimAsCitizen).getReferral({ referralId })).legalBasis).toBe("self-referral");
    expect(await codeOf(world.as(toveAsCitizen).draftSelfReferral(draft()))).toBe("CPR_NUMBER_NOT_YOURS");
    expect(await codeOf(world.as(kimAsCitizen).editDraft({ idempotencyKey: key(), referralId, citizen: { ...citizen, cprNumber: tove.cprNumber } }))).toBe("CPR_NUMBER_NOT_YOURS");
    expect(await codeOf(world.as(maja).getReferral({ referralId }))).toBe("NOT_FOUND");
  });

  it("CON-29 is another citizen's as if it were not there", async () => {
    const referralId = await referrals(world).drafted();
    expect((await world.as(kimAsCitizen).myReferrals()).map((each) => each.referralId)).toContain(referralId);
    expect((await world.as(toveAsCitizen).myReferrals()).map((each) => each.referralId)).not.toContain(referralId);
  });

  const rows = async () => (await world.database.owner.query("SELECT (SELECT count(*) FROM referral) AS referrals, (SELECT count(*) FROM sealed_content) AS sealed, (SELECT count(*) FROM idempotency) AS remembered")).rows[0];
});
