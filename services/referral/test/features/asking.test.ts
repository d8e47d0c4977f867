import { ConsentRevoked, type DirectoryEntry } from "@haandslag/contracts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { kim, kimAsCitizen, maja, ofOtherAuthority, service } from "../people.ts";
import { citizen, draft, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterEach(() => world.consent.comeBack());
afterAll(() => world.close());

const questions = [{ purpose: "referral" as const, categories: ["situation" as const, "identity" as const] }];
const ask = (referralId: string, organisationId = havnen.id) => world.as(maja).requestConsent({ idempotencyKey: key(), referralId, organisationId, questions });
let services = 0;
const directory = (entry: Partial<DirectoryEntry> & { id: string }) =>
  world.as(service("demo")).importDirectory({ organisations: [{ ...havnen, services: havnen.services.map((each) => ({ ...each, id: `019aa000-0000-7000-8000-0000000b${String(++services).padStart(4, "0")}` })), ...entry }] });

describe("asking for consent", () => {
  it("asks the consent service with the subject, the question and two names, and no word about the citizen", async () => {
    const referralId = await referrals(world).drafted();
    await ask(referralId);
    expect(world.consent.asked.at(-1)).toEqual({
      idempotencyKey: expect.stringMatching(/^ask-/), referralId, subjectId: kim.subjectId, ageBand: "adult", language: "da", questions,
      authority: { party: { kind: "authority", id: "municipality-0751" }, name: "Aarhus Kommune", unitId: "unit-voksne", legalBasis: "serviceloven-82" },
      organisation: { party: { kind: "organisation", id: havnen.id }, name: "Havnen", phone: havnen.phone },
    });
    expect(JSON.stringify(world.consent.asked)).not.toMatch(/canary|2512489996/i);
    expect((await world.as(maja).getReferral({ referralId })).organisationId).toBe(havnen.id);
  });

  it.each([
    ["email", { emails: [] }, "The record has no address for e-mail, so the citizen is not told that there is something to answer. Add one, choose text messages or letters, or show the text yourself."],
    ["sms", { phones: [], emails: [] }, "The record has no address for text messages, so the citizen is not told that there is something to answer. Add one, choose letters, or show the text yourself."],
    ["letter", { phones: [], emails: [], address: undefined }, "The record has no address for letters, so the citizen is not told that there is something to answer. Add one, or show the text yourself."],
  ] as const)("REF-27 without an address for %s the citizen is asked, nobody is told by another channel, and the caseworker hears of it at once, by field", async (channel, change, text) => {
    const { address, ...rest } = { ...citizen, ...change, phones: [..."phones" in change ? change.phones : citizen.phones], emails: [...change.emails] };
    const { referralId } = await world.as(maja).draftReferral({ ...draft(), citizen: { ...rest, ...(address === undefined ? {} : { address }) }, notices: { channel, language: "da" }, legalBasis: "serviceloven-82" });
    expect(await ask(referralId)).toEqual({ referralId, status: "draft", organisationId: havnen.id, warnings: [{ field: "notices.channel", code: "MISSING", text }] });
    expect((await world.as(maja).getReferral({ referralId })).noticeAddressMissing).toBe(true);
    const before = world.notices.length;
    await world.citizenIsAsked(referralId, "referral", ["situation"]);
    expect(world.notices).toHaveLength(before);
  });

  it("REF-27 with an address there is nothing to warn of", async () => {
    expect(await ask(await referrals(world).drafted())).toMatchObject({ warnings: [] });
  });

  it("CON-15 the law is told of a young person's age as a band (the number is no real one: day 61)", async () => {
    const { referralId } = await world.as(maja).draftReferral({ ...draft(), citizen: { ...citizen, cprNumber: "6101104999" }, legalBasis: "sundhedsloven" });
    await ask(referralId);
    expect(world.consent.asked.at(-1)).toMatchObject({ ageBand: "15-17", authority: { legalBasis: "sundhedsloven" } });
    expect(JSON.stringify(world.consent.asked.at(-1))).not.toMatch(/2010|61011/);
  });

  it("REF-21 again with the same key is the same question", async () => {
    const referralId = await referrals(world).drafted();
    const input = { idempotencyKey: key(), referralId, organisationId: havnen.id, questions };
    expect(await world.as(maja).requestConsent(input)).toEqual(await world.as(maja).requestConsent(input));
    const keys = world.consent.asked.filter((each) => (each as { referralId: string }).referralId === referralId).map((each) => (each as { idempotencyKey: string }).idempotencyKey);
    expect(new Set(keys).size).toBe(1);
  });

  it("CON-20 while the consent service is away nothing is asked and nothing has changed", async () => {
    const referralId = await referrals(world).drafted();
    world.consent.goAway();
    expect(await codeOf(ask(referralId))).toBe("CONSENT_UNAVAILABLE");
    expect((await world.as(maja).getReferral({ referralId })).organisationId).toBeNull();
  });

  it("REF-26 an organisation without a signed agreement that holds today is not asked about", async () => {
    const referralId = await referrals(world).drafted();
    expect(await refusalOf(ask(referralId, "organisation-broen"))).toMatchObject({ code: "DATA_AGREEMENT_MISSING", fields: [{ field: "organisationId" }] });
    await directory({ id: "organisation-ended", dataAgreement: { signedOn: "2025-01-01", validUntil: "2026-11-21" } });
    expect(await codeOf(ask(referralId, "organisation-ended"))).toBe("DATA_AGREEMENT_MISSING");
    await directory({ id: "organisation-closed-down", closedAt: "2026-11-01T00:00:00.000Z" });
    expect(await codeOf(ask(referralId, "organisation-closed-down"))).toBe("ORGANISATION_CLOSED");
    expect(await refusalOf(ask(referralId, "organisation-nowhere"))).toMatchObject({ code: "ORGANISATION_UNKNOWN", fields: [{ field: "organisationId" }] });
  });

  it("REF-26 an agreement that ran out after the question holds back the offer", async () => {
    await directory({ id: "organisation-ending-soon", dataAgreement: { signedOn: "2026-01-01", validUntil: "2026-11-22" } });
    const referralId = await referrals(world).drafted();
    await ask(referralId, "organisation-ending-soon");
    world.consent.grant(referralId, "referral", ["situation"]);
    await directory({ id: "organisation-ending-soon", dataAgreement: { signedOn: "2026-01-01", validUntil: "2026-11-21" } });
    expect(await codeOf(world.as(maja).sendOffer({ idempotencyKey: key(), referralId }))).toBe("DATA_AGREEMENT_MISSING");
    expect(world.consent.disclosures.filter((each) => each.referralId === referralId)).toEqual([]);
  });

  it("CON-16 while a question about one organisation is open or answered with yes, no other is asked about; once it has ended, one is", async () => {
    await directory({ id: "organisation-another" });
    const referralId = await referrals(world).drafted();
    await ask(referralId);
    const before = world.consent.asked.length;
    const isRefused = async () => expect(await refusalOf(ask(referralId, "organisation-another"))).toMatchObject({ code: "CONSENT_OPEN_REQUEST_EXISTS", fields: [{ field: "organisationId" }] });
    await isRefused(); // the event of the question is still on its way
    await world.citizenIsAsked(referralId, "referral", ["situation", "identity"]);
    await isRefused();
    await world.citizenGrants(referralId, "referral", ["situation"]);
    await isRefused();
    expect(world.consent.asked).toHaveLength(before);
    await world.hear(ConsentRevoked, { ...world.consentFacts(referralId, "referral", []), by: "citizen" });
    expect(await ask(referralId, "organisation-another")).toMatchObject({ organisationId: "organisation-another" });
  });

  it("a citizen under 15 is not asked (the number is no real one: day 61)", async () => {
    const { referralId } = await world.as(maja).draftReferral({ ...draft(), citizen: { ...citizen, cprNumber: "6101154999" }, legalBasis: "serviceloven-82" });
    expect(await codeOf(ask(referralId))).toBe("CITIZEN_UNDER_15");
  });

  it("a draft without a CPR number cannot be asked about", async () => {
    const { cprNumber: _left, ...unknown } = citizen;
    const { referralId } = await world.as(maja).draftReferral({ ...draft(), citizen: unknown, legalBasis: "serviceloven-82" });
    expect(await codeOf(ask(referralId))).toBe("CPR_NUMBER_MISSING");
  });

  it.each([
    ["a category of another purpose", [{ purpose: "referral" as const, categories: ["started" as const] }]],
    ["a category twice", [{ purpose: "referral" as const, categories: ["situation" as const, "situation" as const] }]],
    ["a purpose twice", [...questions, ...questions]],
    ["no category", [{ purpose: "referral" as const, categories: [] }]],
  ])("OPS-04 %s is refused before anybody is asked", async (_what, wrong) => {
    const referralId = await referrals(world).drafted();
    expect(await codeOf(world.as(maja).requestConsent({ idempotencyKey: key(), referralId, organisationId: havnen.id, questions: wrong }))).toBe("INPUT_INVALID");
  });

  it("REF-13 of a self-referral the citizen is the discloser, and there is no feedback", async () => {
    const { referralId } = await world.as(kimAsCitizen).draftSelfReferral(draft());
    expect(await codeOf(world.as(kimAsCitizen).requestConsent({ idempotencyKey: key(), referralId, organisationId: havnen.id, questions: [{ purpose: "feedback", categories: ["started"] }] }))).toBe("INPUT_INVALID");
    await world.as(kimAsCitizen).requestConsent({ idempotencyKey: key(), referralId, organisationId: havnen.id, questions });
    expect(world.consent.asked.at(-1)).toMatchObject({ authority: null });
    world.consent.grant(referralId, "referral", ["situation"]);
    await world.as(kimAsCitizen).sendOffer({ idempotencyKey: key(), referralId });
    expect(world.consent.disclosures.at(-1)).toMatchObject({ discloser: { kind: "citizen" } });
  });

  it("CON-29 another authority cannot ask, as if the draft were not there", async () => {
    const referralId = await referrals(world).drafted();
    expect(await codeOf(world.as(ofOtherAuthority).requestConsent({ idempotencyKey: key(), referralId, organisationId: havnen.id, questions }))).toBe("NOT_FOUND");
  });
});
