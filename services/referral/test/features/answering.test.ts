import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../code-of.ts";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { kimAsCitizen, maja, ofOtherOrganisation, ofOtherUnit, signe } from "../people.ts";
import { referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const seen = (referralId: string) => world.as(maja).getReferral({ referralId });
const outbox = async (referralId: string) => (await world.database.owner.query<{ type: string; data: Record<string, unknown> }>("SELECT type, data FROM outbox WHERE key = $1 ORDER BY position", [referralId])).rows;

describe("an organisation's answer", () => {
  it("accepting is done once; again with the key it is the first answer, with another it is refused", async () => {
    const referralId = await referrals(world).offered();
    const input = { idempotencyKey: key(), referralId };
    const [first, twin] = await Promise.all([world.as(signe).acceptOffer(input), world.as(signe).acceptOffer(input)]);
    expect(twin).toEqual(first);
    expect((await outbox(referralId)).filter(({ type }) => type.includes(".accepted."))).toHaveLength(1);
    expect(await codeOf(world.as(signe).acceptOffer({ idempotencyKey: key(), referralId }))).toBe("REFERRAL_WRONG_STATE");
    expect(await codeOf(world.as(ofOtherOrganisation).acceptOffer({ idempotencyKey: key(), referralId }))).toBe("NOT_FOUND");
  });

  it("REF-04 declining says who refused and what follows; the sender is told", async () => {
    const referralId = await referrals(world).offered();
    expect(await world.as(signe).declineOffer({ idempotencyKey: key(), referralId, reason: "citizen-not-now" })).toMatchObject({ refusedBy: "citizen", consequence: "wait" });
    expect(await seen(referralId)).toMatchObject({ status: "declined", declined: { reason: "citizen-not-now", refusedBy: "citizen", consequence: "wait" } });
  });

  it("REF-01 the organisation sees how a referral stands from when it is sent to after its end, and opens nothing by looking", async () => {
    const referralId = await referrals(world).offered();
    const standing = () => world.as(signe).getOffer({ referralId });
    expect(await standing()).toMatchObject({ status: "offered", openedAt: null, acceptedAt: null, endedAt: null });
    await world.as(signe).acceptOffer({ idempotencyKey: key(), referralId });
    expect(await standing()).toMatchObject({ status: "accepted", acceptedAt: world.clock.now().toISOString() });
    const declined = await referrals(world).offered();
    await world.as(signe).declineOffer({ idempotencyKey: key(), referralId: declined, reason: "no-room-now" });
    expect(await world.as(signe).getOffer({ referralId: declined })).toMatchObject({ status: "declined", endedAt: world.clock.now().toISOString() });
    expect(await codeOf(world.as(signe).getOffer({ referralId: await referrals(world).granted() }))).toBe("NOT_FOUND");
  });

  it("REF-05 the sender takes a referral back for a coded reason, and only before it is accepted", async () => {
    const referralId = await referrals(world).offered();
    expect(await codeOf(world.as(ofOtherUnit).withdrawReferral({ idempotencyKey: key(), referralId, reason: "citizen-moved" }))).toBe("NOT_FOUND");
    await world.as(maja).withdrawReferral({ idempotencyKey: key(), referralId, reason: "citizen-moved" });
    expect((await outbox(referralId)).at(-1)).toMatchObject({ type: "dk.haandslag.referral.withdrawn.v1", data: { organisationId: havnen.id, reason: "citizen-moved" } });
    expect(await codeOf(world.as(signe).acceptOffer({ idempotencyKey: key(), referralId }))).toBe("REFERRAL_WRONG_STATE");
    expect(await codeOf(world.as(maja).withdrawReferral({ idempotencyKey: key(), referralId: await referrals(world).accepted(), reason: "citizen-moved" }))).toBe("REFERRAL_WRONG_STATE");
  });

  it("of a draft that is withdrawn no organisation hears", async () => {
    const referralId = await referrals(world).granted();
    await world.as(maja).withdrawReferral({ idempotencyKey: key(), referralId, reason: "sent-by-mistake" });
    expect((await outbox(referralId)).at(-1)?.data).toMatchObject({ organisationId: null });
    expect((await world.as(signe).listOffers({})).offers.map((each) => each.referralId)).not.toContain(referralId);
  });

  it("an offer that waits past its day is put first in the sender's list, and can still be answered", async () => {
    const referralId = await referrals(world).offered();
    world.clock.advance({ days: 14 });
    await world.meetDeadlines();
    const { referrals: [first] } = await world.as(maja).listReferrals({});
    expect(first).toMatchObject({ referralId, need: "answer-overdue", isOverdue: true });
    await world.as(signe).acceptOffer({ idempotencyKey: key(), referralId });
    expect((await world.as(maja).listReferrals({})).referrals[0]?.need).not.toBe("answer-overdue");
  });
});

describe("REF-25 where contact was not ticked", () => {
  it("REF-25 the citizen gets the organisation's number and a code, and the coordinator finds the referral by it", async () => {
    const referralId = await referrals(world).accepted(["situation", "identity"]);
    const mine = (await world.as(kimAsCitizen).myReferrals()).find((each) => each.referralId === referralId);
    expect(mine).toMatchObject({ organisation: { phone: havnen.phone }, contactCode: expect.stringMatching(/^[2-9A-Y]{6}$/) });
    const contactCode = mine?.contactCode ?? "";
    expect(await world.as(signe).findByContactCode({ contactCode: `${contactCode.slice(0, 3)} ${contactCode.slice(3).toLowerCase()}` })).toMatchObject({ referralId });
    expect(await codeOf(world.as(ofOtherOrganisation).findByContactCode({ contactCode }))).toBe("NOT_FOUND");
    expect(await codeOf(world.as(signe).findByContactCode({ contactCode: "234567" }))).toBe("NOT_FOUND");
    expect(world.notices.at(-1)).toMatchObject({ channel: "email" });
  });
  it("REF-25 nobody needs a code where contact was ticked", async () => {
    const referralId = await referrals(world).accepted();
    expect((await world.as(kimAsCitizen).myReferrals()).find((each) => each.referralId === referralId)?.contactCode).toBeNull();
  });
  it("REF-25 a code that somebody has already is drawn again", async () => {
    const { random } = world.deps;
    const draws = [Buffer.alloc(8, 7), Buffer.alloc(8, 7), Buffer.alloc(8, 9)];
    Object.assign(world.deps, { random: () => draws.shift() ?? random(8) });
    const [a, b] = [await referrals(world).accepted(["situation"]), await referrals(world).accepted(["situation"])];
    Object.assign(world.deps, { random });
    const codes = (await world.as(kimAsCitizen).myReferrals()).filter((each) => [a, b].includes(each.referralId)).map((each) => each.contactCode);
    expect(new Set(codes).size).toBe(2);
  });
});
