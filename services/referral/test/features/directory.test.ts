import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, broen, havnen, key } from "../given.ts";
import { bente, kim, kimAsCitizen, maja, ofOtherUnit, service, signe } from "../people.ts";
import { citizen, draft, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const names = async (filter: Parameters<ReturnType<GivenService["as"]>["listOrganisations"]>[0]) => (await world.as(maja).listOrganisations(filter)).organisations.map(({ name }) => name);

describe("the directory", () => {
  it("REF-14 shows room and waiting list before anything is sent, with the time they were last confirmed", async () => {
    const organisation = await world.as(maja).getOrganisation({ organisationId: havnen.id });
    expect(organisation).toMatchObject({ name: "Havnen", hasDataAgreement: true, services: [{ capacity: { places: 3, waitingWeeks: 2, confirmedAt: "2026-11-01T08:00:00.000Z" } }] });
    expect(await world.as(maja).getOrganisation({ organisationId: broen.id })).toMatchObject({ hasDataAgreement: false });
    expect(await codeOf(world.as(maja).getOrganisation({ organisationId: "organisation-nowhere" }))).toBe("NOT_FOUND");
  });

  it.each([
    [{}, ["Broen", "Havnen"]], [{ areaId: "municipality-0751" }, ["Havnen"]], [{ form: "group" as const }, ["Broen"]], [{ theme: "grief" as const }, ["Havnen"]],
    [{ areaId: "municipality-0751", theme: "medication" as const }, []], [{ hasRoom: true }, ["Broen", "Havnen"]], [{ hasRoom: false }, []],
    [{ hasDataAgreement: true }, ["Havnen"]], [{ hasDataAgreement: false }, ["Broen"]],
  ])("REF-26 is searched by area, form, theme, room and agreement: %j", async (filter, found) => expect(await names(filter)).toEqual(found));

  it("REF-14 the room is that of the service that fits, as its coordinator last confirmed it", async () => {
    const full = (places: number) => world.as(signe).confirmCapacity({ idempotencyKey: key(), serviceId: havnen.services[0]?.id ?? "", places, waitingWeeks: 2 });
    await full(0);
    expect([await names({ hasRoom: true }), await names({ hasRoom: false }), await names({ hasRoom: true, theme: "grief" })]).toEqual([["Broen"], ["Havnen"], []]);
    await full(3);
    expect(await names({ hasRoom: true, theme: "grief" })).toEqual(["Havnen"]);
  });

  it("is read page by page", async () => {
    const first = await world.as(maja).listOrganisations({ limit: 1 });
    const second = await world.as(maja).listOrganisations({ limit: 1, cursor: first.nextCursor ?? "" });
    expect([...first.organisations, ...second.organisations].map(({ name }) => name)).toEqual(["Broen", "Havnen"]);
    expect(second.nextCursor).toBeNull();
  });

  it("an entry is replaced as a whole; one that takes another's service is refused with its field, and nothing is changed", async () => {
    const put = (organisations: (typeof havnen)[]) => world.as(service("demo")).importDirectory({ organisations });
    await put([{ ...havnen, phone: "86000009" }]);
    expect(await world.as(maja).getOrganisation({ organisationId: havnen.id })).toMatchObject({ phone: "86000009", services: [{ id: havnen.services[0]?.id }] });
    expect(await codeOf(put([{ ...havnen, phone: "86000010" }, { ...broen, services: havnen.services }]))).toBe("INPUT_INVALID");
    expect(await world.as(maja).getOrganisation({ organisationId: havnen.id })).toMatchObject({ phone: "86000009" });
    const [offer] = havnen.services;
    expect(await codeOf(put([{ ...havnen, name: "Hav\0nen" }]))).toBe("INPUT_INVALID");
    if (offer !== undefined) expect(await codeOf(put([{ ...havnen, services: [{ ...offer, capacity: { ...offer.capacity, places: 3_000_000_000 } }] }]))).toBe("INPUT_INVALID");
    expect(await codeOf(world.as(service("outcomes")).importDirectory({ organisations: [havnen] }))).toBe("NOT_ALLOWED");
  });
});

describe("units", () => {
  it("are called what was said last, and each authority has its own", async () => {
    const [aarhus, koebenhavn] = ["municipality-0751", "municipality-0101"];
    const name = (units: { authorityId: string; unitId: string; name: string }[]) => world.as(service("demo")).importDirectory({ organisations: [havnen], units });
    const named = async (...authorityIds: string[]) => (await world.as(kimAsCitizen).listUnits({ authorityIds })).map(({ unitId, name: called }) => `${unitId} ${called}`);
    await name([{ authorityId: aarhus, unitId: "unit-1", name: "Voksne" }, { authorityId: aarhus, unitId: "unit-2", name: "Ældre" }, { authorityId: koebenhavn, unitId: "unit-1", name: "Job" }]);
    expect(await named(aarhus)).toEqual(["unit-1 Voksne", "unit-2 Ældre"]);
    await name([{ authorityId: aarhus, unitId: "unit-1", name: "Åben rådgivning" }]);
    await name([]);
    expect(await named(aarhus)).toEqual(["unit-2 Ældre", "unit-1 Åben rådgivning"]);
    expect(await named(koebenhavn)).toEqual(["unit-1 Job"]);
    expect(await named()).toEqual([]);
    expect(await codeOf(name([{ authorityId: aarhus, unitId: "unit-1", name: " " }]))).toBe("INPUT_INVALID");
  });

  it("CON-32 a case that is found in another unit says which, by its name", async () => {
    await world.as(service("demo")).importDirectory({ organisations: [havnen], units: [{ authorityId: ofOtherUnit.tenantId ?? "", unitId: ofOtherUnit.unitId ?? "", name: "Unge" }] });
    await world.as(ofOtherUnit).draftReferral({ ...draft(), legalBasis: "serviceloven-82", citizen: { givenNames: ["Findeline"], familyName: "Gemtsen" } });
    const { cases } = await world.as(maja).findCases({ name: "Gemtsen", where: "authority", reason: "joint-case" });
    expect(cases).toMatchObject([{ isOwnUnit: false, unitName: "Unge" }]);
  });
});

describe("authorities", () => {
  it("REF-17 Region Østdanmark is there from 1 January 2027, and the two it takes over are there until then", async () => {
    const regions = async (on: string) => (await world.as(maja).listAuthorities({ on })).filter(({ kind }) => kind === "region").map(({ id }) => id);
    expect(await regions("2026-12-31T22:59:59Z")).toEqual(expect.arrayContaining(["region-1084", "region-1085"]));
    expect(await regions("2026-12-31T23:00:00Z")).toEqual(["region-1081", "region-1082", "region-1083", "region-oestdanmark"]);
    expect((await world.as(maja).listAuthorities({})).filter(({ kind }) => kind === "municipality")).toHaveLength(98);
  });

  it("REF-17 a referral is found by the region that took over, and by no other; the consents keep naming whom the citizen named", async () => {
    const before = { ...maja, tenantId: "region-1084" };
    const after = { ...maja, tenantId: "region-oestdanmark" };
    const { referralId } = await world.as(before).draftReferral({ ...draft(), legalBasis: "sundhedsloven" });
    await world.as(before).requestConsent({ idempotencyKey: key(), referralId, organisationId: havnen.id, questions: [{ purpose: "referral", categories: ["situation"] }] });
    expect(await codeOf(world.as(after).getReferral({ referralId }))).toBe("NOT_FOUND");
    world.clock.moveTo("2027-01-01T00:00:00Z");
    expect((await world.as(after).listReferrals({})).referrals.map((each) => each.referralId)).toEqual([referralId]);
    expect((await world.as(after).getReferral({ referralId })).authorityId).toBe("region-1084");
    expect(await codeOf(world.as(before).getReferral({ referralId }))).toBe("NOT_FOUND");
    expect((await world.as(before).listReferrals({})).referrals).toEqual([]);
    expect(await codeOf(world.as(before).sendOffer({ idempotencyKey: key(), referralId }))).toBe("NOT_FOUND");
    expect(await codeOf(world.as({ ...after, unitId: "unit-unge" }).sendOffer({ idempotencyKey: key(), referralId }))).toBe("NOT_FOUND");
    await world.as(after).editDraft({ idempotencyKey: key(), referralId, wish: "Rather in the evening" });
    await world.as(after).requestConsent({ idempotencyKey: key(), referralId, organisationId: havnen.id, questions: [{ purpose: "feedback", categories: ["started"] }] });
    expect(world.consent.asked.at(-1)).toMatchObject({ authority: { party: { id: "region-1084" }, unitId: maja.unitId } });
    world.consent.grant(referralId, "referral", ["situation"]);
    await world.as(after).sendOffer({ idempotencyKey: key(), referralId });
    expect(world.consent.disclosures.at(-1)).toMatchObject({ discloser: { kind: "authority", id: "region-1084" } });
    await world.as(signe).acceptOffer({ idempotencyKey: key(), referralId });
    expect((await world.as(after).getReferral({ referralId })).status).toBe("accepted");
    world.clock.moveTo("2026-11-22T10:00:00Z");
  });
});

describe("REF-16 acute danger", () => {
  it("REF-16 the region's number is there where the operator has confirmed one, and left out where not", async () => {
    expect(await world.as(maja).emergencyNumbers({ authorityId: "municipality-0751" })).toEqual({ psychiatric: { number: "12 34 56 78", regionId: "region-1082", regionName: "Region Midtjylland", confirmedOn: "2026-11-20" } });
    expect(await world.as(maja).emergencyNumbers({ authorityId: "municipality-0101" }), "published, and not confirmed").toEqual({ psychiatric: null });
    expect(await codeOf(world.as(maja).emergencyNumbers({ authorityId: "nowhere" }))).toBe("INPUT_INVALID");
  });
});

describe("the sender's list", () => {
  it("is read page by page, what needs somebody first; a team leader sees no names", async () => {
    const unit = { ...maja, unitId: "unit-list" };
    const made = await Promise.all([1, 2, 3].map(async () => (await world.as(unit).draftReferral({ ...draft(), legalBasis: "serviceloven-82" })).referralId));
    const first = await world.as(unit).listReferrals({ limit: 2 });
    const rest = await world.as(unit).listReferrals({ limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.referrals, ...rest.referrals].map((each) => each.referralId).toSorted()).toEqual(made.toSorted());
    expect(rest.nextCursor).toBeNull();
    expect(first.referrals[0]?.citizen).toEqual({ givenNames: citizen.givenNames, familyName: citizen.familyName });
    expect((await world.as({ ...bente, unitId: "unit-list" }).listReferrals({})).referrals.map((each) => each.citizen)).toEqual([null, null, null]);
    const madeUp = ["made-up", Buffer.from('["5"]').toString("base64url"), Buffer.from('["5", "no id"]').toString("base64url"), ""];
    for (const cursor of madeUp) {
      for (const list of [world.as(unit).listReferrals, world.as(signe).listOffers, world.as(maja).listOrganisations]) {
        expect(await refusalOf(list({ cursor }))).toMatchObject({ code: "INPUT_INVALID", fields: [{ field: "cursor" }] });
      }
    }
    expect(await codeOf(world.as(unit).listOrganisations({ cursor: "\0" }))).toBe("INPUT_INVALID");
  });
});

describe("a CPR number for a login", () => {
  it("is exchanged for the subject id, and stays nowhere", async () => {
    await referrals(world).drafted();
    expect(await world.as(service("login")).exchangeCprNumber({ cprNumber: "251248-9996" })).toEqual({ subjectId: kim.subjectId });
    expect(await codeOf(world.as(service("login")).exchangeCprNumber({ cprNumber: "9913709999" }))).toBe("CPR_NUMBER_INVALID");
    expect(await codeOf(world.as(service("peer-assignment")).exchangeCprNumber({ cprNumber: kim.cprNumber }))).toBe("NOT_ALLOWED");
    expect(world.logged.join("")).not.toMatch(/2512489996|251248-9996|9913709999/);
  });
});
