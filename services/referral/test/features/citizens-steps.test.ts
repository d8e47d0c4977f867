import { CourseEnded, OutcomeRecorded } from "@haandslag/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { kimAsCitizen, maja, signe, toveAsCitizen } from "../people.ts";
import { assignmentId, draft, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const mine = async (referralId: string) => {
  const found = (await world.as(kimAsCitizen).myReferrals()).find((each) => each.referralId === referralId);
  if (found === undefined) throw new Error("the citizen does not see her referral");
  return found;
};
const reached = async (referralId: string) => (await mine(referralId)).steps.filter(({ at }) => at !== null).map(({ step }) => step);
const next = async (referralId: string) => (await mine(referralId)).next;

describe("where a citizen's referral is", () => {
  it("REF-12 REF-19 each step has its date, and it is said whose turn it is and by when", async () => {
    const referralId = await referrals(world).drafted();
    expect(await next(referralId)).toEqual({ who: "caseworker", by: null });
    world.clock.advance({ minutes: 1 });
    await world.as(maja).requestConsent({ idempotencyKey: key(), referralId, organisationId: havnen.id, questions: [{ purpose: "referral", categories: ["situation", "contact"] }] });
    const askedAt = world.clock.now().toISOString();
    await world.citizenIsAsked(referralId, "referral", ["situation", "contact"]);
    expect(await next(referralId)).toEqual({ who: "citizen", by: "2026-12-06T10:00:00.000Z" });
    world.clock.advance({ minutes: 1 });
    await world.citizenGrants(referralId, "referral", ["situation", "contact"]);
    expect((await mine(referralId)).steps.slice(1, 4)).toEqual([{ step: "asked", at: askedAt }, { step: "answered", at: world.clock.now().toISOString() }, { step: "sent", at: null }]);
    expect(await next(referralId)).toEqual({ who: "caseworker", by: null });
    await world.as(maja).sendOffer({ idempotencyKey: key(), referralId });
    const { answerBy } = (await world.as(signe).listOffers({})).offers.find((each) => each.referralId === referralId) ?? {};
    expect(await next(referralId)).toEqual({ who: "coordinator", by: answerBy });
    await world.as(signe).openOffer({ idempotencyKey: key(), referralId });
    await world.as(signe).acceptOffer({ idempotencyKey: key(), referralId });
    expect(await reached(referralId)).toEqual(["drafted", "asked", "answered", "sent", "opened", "accepted"]);
  });

  it("a course that runs is nobody's to act on; when it is over the last step has its date", async () => {
    const referralId = await referrals(world).inCourse();
    expect(await next(referralId)).toEqual({ who: null, by: null });
    await world.hear(CourseEnded, { referralId, assignmentId, organisationId: havnen.id, because: "completed", hadStarted: true, endedAt: world.clock.now().toISOString() });
    expect(await next(referralId)).toEqual({ who: "coordinator", by: null });
    await world.hear(OutcomeRecorded, { referralId, organisationId: havnen.id, outcome: "goals-reached" });
    await world.as(signe).closeReferral({ idempotencyKey: key(), referralId });
    expect((await reached(referralId)).slice(-3)).toEqual(["started", "ended", "over"]);
    expect(await next(referralId)).toEqual({ who: null, by: null });
  });

  it("REF-13 of her own referral it is the citizen's turn, and she takes it back herself", async () => {
    const { referralId } = await world.as(kimAsCitizen).draftSelfReferral(draft());
    expect(await next(referralId)).toEqual({ who: "citizen", by: null });
    await world.as(kimAsCitizen).withdrawReferral({ idempotencyKey: key(), referralId, reason: "citizen-changed-plans" });
    expect(await reached(referralId)).toEqual(["drafted", "over"]);
    expect(await world.as(toveAsCitizen).myReferrals()).toEqual([]);
  });
});
