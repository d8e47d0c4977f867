import { Found } from "@haandslag/contracts";
import { removeDue } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { rowsWithin } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeUntouchedDrafts } from "../../src/storage/remove-untouched-drafts.ts";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { kim, kimAsCitizen, maja, ofOtherAuthority, ofOtherUnit, tove } from "../people.ts";
import { citizen, draft, referrals } from "../referrals.ts";

let world: GivenService;
let own: string;
let elsewhere: string;
beforeAll(async () => {
  world = await givenService();
  own = await referrals(world).offered();
  elsewhere = await drafted(ofOtherUnit, {});
  await drafted(ofOtherAuthority, {});
  await world.as(kimAsCitizen).draftSelfReferral(draft());
});
afterAll(() => world.close());

const drafted = async (who: typeof maja, o: Partial<typeof citizen>) => (await world.as(who).draftReferral({ ...draft(), citizen: { ...citizen, ...o }, legalBasis: "serviceloven-82" })).referralId;
const find = (asked: Parameters<ReturnType<GivenService["as"]>["findCases"]>[0], who = maja) => world.as(who).findCases(asked);
const ids = async (...asked: Parameters<typeof find>) => (await find(...asked)).cases.map(({ referralId }) => referralId);
const told = async () => (await world.database.owner.query<{ data: Found }>("SELECT data FROM outbox WHERE type = $1 ORDER BY position", [Found.type])).rows.map(({ data }) => data);

describe("finding a case in the own unit", () => {
  it.each([["a part of the name", { name: "kimcan bor" }], ["the CPR number", { cprNumber: "251248-9996" }]])("by %s: who it is and how it stands, and nobody is told of it", async (_what, asked) => {
    expect(await find(asked)).toEqual({
      cases: [{ referralId: own, unitId: maja.unitId, unitName: null, isOwnUnit: true, status: "offered", draftedAt: world.clock.now().toISOString(), citizen: { givenNames: citizen.givenNames, familyName: citizen.familyName }, organisationName: havnen.name }],
      hasMore: false,
    });
    expect(await told()).toEqual([]);
  });

  it.each([["another name", { name: "Sørensen" }], ["a word that is only inside the name", { name: "canary" }], ["another's number", { cprNumber: tove.cprNumber }]])("by %s: nothing", async (_what, asked) => {
    expect(await find(asked)).toEqual({ cases: [], hasMore: false });
  });

  it("CON-29 finds nothing of another authority's, nor what a citizen made herself", async () => {
    expect(await ids({ cprNumber: kim.cprNumber, where: "authority", reason: "joint-case" })).toEqual([elsewhere, own]);
    expect(await ids({ name: "Kimcanary" }, { ...ofOtherAuthority, unitId: "unit-none" })).toEqual([]);
  });

  it("REF-12 shows no more of the course than the list does", async () => {
    const referralId = await referrals(world).inCourse();
    expect((await find({ cprNumber: kim.cprNumber })).cases.find((each) => each.referralId === referralId)?.status).toBe("accepted");
  });

  it("a corrected name is found, and the former no more; an imported one too", async () => {
    const referralId = await drafted(maja, { familyName: "Formerly" });
    await world.as(maja).editDraft({ idempotencyKey: key(), referralId, citizen: { ...citizen, familyName: "Nowadays" } });
    expect(await ids({ name: "nowa" })).toEqual([referralId]);
    expect(await ids({ name: "formerly" })).toEqual([]);
    const { drafts } = await world.as(maja).importMessage({ idempotencyKey: key(), message: JSON.stringify({ resourceType: "Bundle", type: "collection", entry: [{ fullUrl: "urn:uuid:c6d3a2f0-4c3a-4c1f-9d55-4b7a4f0f2c12", resource: { resourceType: "Patient", name: [{ family: "Importedperson", given: ["Ida"] }] } }] }) });
    expect(await ids({ name: "ida imported" })).toEqual(drafts);
  });

  it.each([
    ["nothing to search for", {}, "name", "MISSING"], ["a name and a number", { name: "Kim", cprNumber: kim.cprNumber }, "name", "NOT_ALLOWED_HERE"], ["one letter", { name: "K" }, "name", "TOO_SHORT"],
    ["other units without a reason", { name: "Kim", where: "authority" as const }, "reason", "MISSING"], ["a reason in the own unit", { name: "Kim", reason: "joint-case" as const }, "reason", "NOT_ALLOWED_HERE"],
    ["a reason in own words", { name: "Kim", where: "authority" as const, reason: "I was curious" as never }, "reason", "NOT_ONE_OF"],
  ])("OPS-04 %s is refused by its field", async (_what, asked, field, code) => {
    expect((await refusalOf(find(asked)))?.fields?.[0]).toMatchObject({ field, code });
  });
  it("OPS-04 a number that is no date is refused by its code, and stands in no log line", async () => {
    expect(await codeOf(find({ cprNumber: "9913709999" }))).toBe("CPR_NUMBER_INVALID");
    expect(world.logged.join("")).not.toMatch(/9913709999|2512489996|kimcanary/i);
  });
});

describe("CON-32 finding a case in the authority's other units", () => {
  it("CON-32 the citizen's account hears of each that was found elsewhere, who and why, once in a quarter of an hour for each reason; the own unit's are not told", async () => {
    world.clock.advance({ minutes: 30 });
    const before = (await told()).length;
    const asked = { name: "Kimcanary Borgercanary", where: "authority" as const, reason: "already-referred" as const };
    const [line] = (await find(asked)).cases.filter(({ isOwnUnit }) => !isOwnUnit);
    expect(line).toMatchObject({ referralId: elsewhere, unitId: ofOtherUnit.unitId, status: "draft", organisationName: null });
    await Promise.all([find(asked), find(asked)]);
    expect((await told()).slice(before)).toEqual([{ referralId: elsewhere, at: world.clock.now().toISOString(), tenantId: maja.tenantId, unitId: maja.unitId, userId: maja.userId, role: "caseworker", reason: "already-referred" }]);
    await find({ ...asked, reason: "citizen-asks" });
    expect((await told()).at(-1)).toMatchObject({ reason: "citizen-asks" });
    expect(await codeOf(world.as(maja).getReferral({ referralId: elsewhere })), "found, and not opened").toBe("NOT_FOUND");
  });
});

describe("the index", () => {
  it("CON-26 CON-29 says no name, and is another authority's as if it were not there", async () => {
    const { rows } = await world.database.owner.query<{ text: string }>("SELECT string_agg(token, ' ') AS text FROM name_index");
    expect(rows[0]?.text).not.toMatch(/kim|borger|canary/i);
    expect(await rowsWithin(world.database.url, "municipality-0147")).toMatchObject({ name_index: 0 });
  });

  it("CON-25 what is destroyed is found no more: nothing of it is left in the index", async () => {
    const referralId = await drafted(maja, { familyName: "Destroyed" });
    const entries = async () => (await world.database.owner.query("SELECT 1 FROM name_index WHERE referral_id = $1", [referralId])).rowCount;
    expect(await entries()).toBeGreaterThan(0);
    const retention = connectPool(world.database.retentionUrl, { max: 1, applicationName: "retention" });
    await removeDue(retention, [removeUntouchedDrafts(world.vault)], new Date(world.clock.now().getTime() + 90 * 86_400_000 + 1));
    await retention.end();
    expect(await entries()).toBe(0);
    expect(await ids({ name: "destroyed" })).toEqual([]);
  });
});
