import { ConsentRefused, ConsentRevoked, type ReferralNeed } from "@haandslag/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { bente, kimAsCitizen, maja, ofOtherAuthority, ofOtherUnit, signe } from "../people.ts";
import { citizen, draft, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const lines = async (filter: Parameters<ReturnType<GivenService["as"]>["listReferrals"]>[0] = {}, who = maja) => (await world.as(who).listReferrals({ limit: 100, ...filter })).referrals;
const lineOf = async (referralId: string) => (await lines()).find((each) => each.referralId === referralId);
const settle = (referralId: string, who = maja) => world.as(who).settleReferral({ idempotencyKey: key(), referralId });
const incomplete = async () => {
  const { cprNumber: _left, ...unknown } = citizen;
  return (await world.as(maja).draftReferral({ ...draft(), citizen: unknown, legalBasis: "serviceloven-82" })).referralId;
};
const declined = async (reason: "outside-our-area" | "citizen-does-not-want") => {
  const referralId = await referrals(world).offered();
  await world.as(signe).declineOffer({ idempotencyKey: key(), referralId, reason });
  return referralId;
};
const askedAndHeard = async () => {
  const referralId = await referrals(world).asked();
  await world.citizenIsAsked(referralId, "referral", ["situation"]);
  return referralId;
};
const refused = async () => {
  const referralId = await askedAndHeard();
  await world.hear(ConsentRefused, { ...world.consentFacts(referralId, "referral", ["situation"]) });
  return referralId;
};
const stopped = async () => {
  const referralId = await referrals(world).accepted();
  await world.hear(ConsentRevoked, { ...world.consentFacts(referralId, "referral", []), by: "citizen" });
  return referralId;
};

const situations: Readonly<Record<string, readonly [make: () => Promise<string>, need: ReferralNeed, answerBy: boolean]>> = {
  "a draft without a CPR number": [incomplete, "draft-to-finish", false],
  "a draft that is complete": [() => referrals(world).drafted(), "consent-to-ask", false],
  "a citizen who is asked": [askedAndHeard, "citizen-answers", true],
  "a citizen who said no": [refused, "citizen-said-no", false],
  "a citizen who said yes": [() => referrals(world).granted(), "ready-to-send", false],
  "an organisation that is asked": [() => referrals(world).offered(), "organisation-answers", true],
  "an organisation that sends the citizen on": [() => declined("outside-our-area"), "declined-choose-next", false],
  "a citizen who does not want to": [() => declined("citizen-does-not-want"), "declined-final", false],
  "a consent that was withdrawn": [stopped, "stopped", false],
  "a course": [() => referrals(world).inCourse(), "running", false],
};

describe("REF-19 what a referral needs from its caseworker", () => {
  it.each(Object.entries(situations))("REF-19 %s", async (_situation, [make, need, answerBy]) => {
    const referralId = await make();
    const line = await lineOf(referralId);
    expect(line).toMatchObject({ need, caseworkerId: maja.userId, waitingSince: world.clock.now().toISOString(), citizen: { givenNames: citizen.givenNames } });
    expect(line?.answerBy !== null).toBe(answerBy);
    expect((await world.as(maja).getReferral({ referralId })).need).toBe(need);
    expect((await lines({ needs: [need] })).map((each) => each.referralId)).toContain(referralId);
  });

  it("REF-04 REF-19 what was declined or stopped stands there until the caseworker has done what follows, and nobody else's word ends it", async () => {
    for (const referralId of [await declined("outside-our-area"), await stopped()]) {
      expect(await codeOf(settle(referralId, ofOtherUnit))).toBe("NOT_FOUND");
      await settle(referralId);
      await settle(referralId);
      expect(await lineOf(referralId)).toMatchObject({ need: "nothing" });
      expect((await world.as(maja).getReferral({ referralId })).timeline.filter(({ what }) => what === "settled")).toHaveLength(1);
    }
    expect(await codeOf(settle(await referrals(world).accepted()))).toBe("REFERRAL_WRONG_STATE");
  });

  it("names the organisation that is asked, and counts each need of the unit's whatever is filtered by", async () => {
    await referrals(world).offered();
    const { referrals: [line], counts } = await world.as(maja).listReferrals({ needs: ["organisation-answers"], limit: 1 });
    expect(line).toMatchObject({ organisationId: havnen.id, organisationName: havnen.name });
    const all = await lines();
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    expect(counts).toContainEqual({ need: "organisation-answers", count: all.filter(({ need }) => need === "organisation-answers").length });
  });
});

describe("the sender's list", () => {
  it("has first what needs the caseworker, and of that what has waited longest; a change of something else begins nothing anew", async () => {
    const unit = { ...maja, unitId: "unit-order" };
    const make = async () => (await world.as(unit).draftReferral({ ...draft(), legalBasis: "serviceloven-82" })).referralId;
    const first = await make();
    world.clock.advance({ minutes: 10 });
    const [second, withdrawn] = [await make(), await make()];
    world.clock.advance({ minutes: 10 });
    await world.as(unit).editDraft({ idempotencyKey: key(), referralId: first, wish: "Rather by the water" });
    await world.as(unit).withdrawReferral({ idempotencyKey: key(), referralId: withdrawn, reason: "sent-by-mistake" });
    const ordered = await lines({}, unit);
    expect(ordered.map(({ referralId }) => referralId)).toEqual([first, second, withdrawn]);
    expect(ordered.map(({ waitingSince }) => Date.parse(world.clock.now().toISOString()) - Date.parse(waitingSince))).toEqual([1_200_000, 600_000, 0]);

    const pages: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await world.as(unit).listReferrals({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      pages.push(...page.referrals.map(({ referralId }) => referralId));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(ordered.map(({ referralId }) => referralId));
  });

  it("REF-12 a filter by status tells no more of the course than the list does", async () => {
    const referralId = await referrals(world).inCourse();
    expect((await lines({ statuses: ["in_course"] })).map((each) => each.referralId)).not.toContain(referralId);
    expect((await lines({ statuses: ["accepted"] })).map((each) => each.referralId)).toContain(referralId);
    await world.citizenGrants(referralId, "feedback", ["started"]);
    expect((await lines({ statuses: ["in_course"] })).map((each) => each.referralId)).toContain(referralId);
  });

  it("is of all the unit's, or of what the caller has in hand", async () => {
    const colleague = { ...maja, userId: "user-colleague" };
    const { referralId } = await world.as(colleague).draftReferral({ ...draft(), legalBasis: "serviceloven-82" });
    expect((await lines({ whose: "mine" }, colleague)).map((each) => each.referralId)).toEqual([referralId]);
    expect((await lines({ whose: "mine" })).map((each) => each.referralId)).not.toContain(referralId);
    expect((await lines()).map((each) => each.referralId)).toContain(referralId);
  });

  it("CON-29 has nothing of another unit's or authority's, and a citizen's own referral is in none", async () => {
    const own = (await world.as(kimAsCitizen).draftSelfReferral(draft())).referralId;
    const mine = await lines();
    expect(mine.map(({ referralId }) => referralId)).not.toContain(own);
    for (const stranger of [ofOtherUnit, ofOtherAuthority]) expect(await world.as(stranger).listReferrals({})).toEqual({ referrals: [], nextCursor: null, counts: [] });
  });

  it("shows a team leader what waits, and no name", async () => {
    const seen = await lines({}, bente);
    expect(seen.length).toBe((await lines()).length);
    expect(seen.every((each) => each.citizen === null)).toBe(true);
    expect(JSON.stringify(seen)).not.toMatch(/canary/i);
  });

  it.each([["needs", { needs: ["made-up"] }], ["statuses", { statuses: [] }], ["whose", { whose: "everybody" }], ["cursor", { cursor: Buffer.from('["5","x","y"]').toString("base64url") }]])("OPS-04 a wrong %s is refused by its field", async (field, filter) => {
    expect((await refusalOf(world.as(maja).listReferrals(filter as never)))?.fields?.[0]?.field).toMatch(new RegExp(`^${field}`));
  });
});
