import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, key } from "../given.ts";
import { kim, kimAsCitizen, maja, ofOtherUnit, tove } from "../people.ts";
import { citizen, draft, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterEach(() => world.consent.comeBack());
afterAll(() => world.close());
const mandate = { cprNumber: tove.cprNumber, kind: "mandate", purposes: ["referral"], from: "2026-01-01", document: "mandate" } as const;
const record = (referralId: string, change: object = {}, who = maja) => world.as(who).recordRepresentation({ idempotencyKey: key(), referralId, ...mandate, purposes: ["referral"], ...change });

describe("somebody who acts for the citizen", () => {
  it("CON-15 is recorded at the consent service by subject id, and the number goes no further", async () => {
    const referralId = await referrals(world).drafted();
    expect(await record(referralId)).toEqual({ representationId: "019aa000-0000-7000-8000-00000000f0f0" });
    expect(world.consent.represented.at(-1)).toEqual({
      idempotencyKey: expect.stringMatching(/^represent-/), referralId, subjectId: kim.subjectId, representativeSubjectId: tove.subjectId, kind: "mandate", purposes: ["referral"],
      from: "2026-01-01", to: null, document: "mandate", turns15On: null, recordedBy: { userId: maja.userId, authorityId: "municipality-0751", unitId: "unit-voksne" },
    });
    expect(JSON.stringify(world.consent.represented)).not.toContain(tove.cprNumber);
    expect(world.logged.join("\n")).not.toContain(tove.cprNumber);
  });

  it("CON-15 of a child the day of the fifteenth birthday goes along, and no birth date (the number is no real one: day 61)", async () => {
    const { referralId } = await world.as(maja).draftReferral({ ...draft(), citizen: { ...citizen, cprNumber: "6101154999" }, legalBasis: "serviceloven-82" });
    await record(referralId, { kind: "parent", document: "custody-in-cpr" });
    expect(world.consent.represented.at(-1)).toMatchObject({ kind: "parent", turns15On: "2030-01-01" });
  });

  it("CON-26 a number that is none is refused by its field, without its value", async () => {
    const referralId = await referrals(world).drafted();
    const refusal = await refusalOf(record(referralId, { cprNumber: "9999999999" }));
    expect(refusal).toMatchObject({ code: "CPR_NUMBER_INVALID", fields: [{ field: "cprNumber" }] });
    expect(JSON.stringify(refusal)).not.toContain("9999999999");
  });

  it("needs to know whom it is for", async () => {
    const { cprNumber: _left, ...unknown } = citizen;
    const { referralId } = await world.as(maja).draftReferral({ ...draft(), citizen: unknown, legalBasis: "serviceloven-82" });
    expect(await codeOf(record(referralId))).toBe("CPR_NUMBER_MISSING");
  });

  it("CON-29 of another unit's referral, or of one that the citizen wrote herself, there is nothing to record", async () => {
    const referralId = await referrals(world).drafted();
    expect(await codeOf(record(referralId, {}, ofOtherUnit))).toBe("NOT_FOUND");
    const own = await world.as(kimAsCitizen).draftSelfReferral(draft());
    expect(await codeOf(record(own.referralId))).toBe("NOT_FOUND");
  });

  it("CON-20 while the consent service is away the caller is told so", async () => {
    const referralId = await referrals(world).drafted();
    world.consent.goAway();
    expect(await codeOf(record(referralId))).toBe("CONSENT_UNAVAILABLE");
  });
});
