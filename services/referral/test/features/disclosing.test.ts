import { categoriesOf, type DataCategory } from "@haandslag/contracts";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { kim, maja, ofOtherOrganisation, service, signe } from "../people.ts";
import { assignmentId, citizen, draft, peerId, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterEach(() => {
  world.consent.comeBack();
  world.protection.set(kim.cprNumber, "not-protected");
});
afterAll(() => world.close());

const all = [...categoriesOf.referral];
const send = (referralId: string) => world.as(maja).sendOffer({ idempotencyKey: key(), referralId });
const openOffer = (referralId: string) => world.as(signe).openOffer({ idempotencyKey: key(), referralId });
const openCase = (referralId: string) => world.as(signe).openCase({ idempotencyKey: key(), referralId });
const openProfile = (referralId: string, organisationId = havnen.id) => world.as(service("peer-assignment")).openProfile({ idempotencyKey: key(), referralId, organisationId, actingUserId: signe.userId });
const openContact = (referralId: string) => world.as(service("peer-assignment")).openContactForPeer({ idempotencyKey: key(), referralId, organisationId: havnen.id, assignmentId, peerId });
const disclosed = (referralId: string) => world.consent.disclosures.filter((each) => each.referralId === referralId);

describe("the offer", () => {
  it("is refused before consent, and leaves the draft a draft", async () => {
    const referralId = await referrals(world).asked();
    expect(await refusalOf(send(referralId))).toMatchObject({ code: "CONSENT_NOT_ACTIVE", detail: { reason: "NO_CONSENT" } });
    expect((await world.as(maja).getReferral({ referralId })).status).toBe("draft");
    expect(await codeOf(openOffer(referralId))).toBe("NOT_FOUND");
  });

  it("REF-21 sent again with the same key is the first one again, without a second row in the ledger", async () => {
    const referralId = await referrals(world).granted();
    const input = { idempotencyKey: key(), referralId };
    expect(await world.as(maja).sendOffer(input)).toEqual(await world.as(maja).sendOffer(input));
    expect(disclosed(referralId)).toHaveLength(1);
    expect(await codeOf(send(referralId))).toBe("REFERRAL_WRONG_STATE");
  });

  it.each([[["situation"]], [["wishes", "practical", "identity", "contact"]], [all]] as DataCategory[][][])("REF-18 shows coded fields of the ticked categories only: %j", async (ticked) => {
    const referralId = await referrals(world).offered(ticked);
    const opened = await openOffer(referralId);
    const coded = ["situation", "wishes", "practical"].filter((category) => ticked.includes(category as DataCategory));
    expect(Object.keys(opened.offer)).toEqual(coded);
    expect(opened.categories).toEqual(coded);
    expect(JSON.stringify(opened)).not.toMatch(/canary|2512489996|20304050|8000/i);
    expect(opened.areas).toEqual(havnen.services[0]?.areas);
  });

  it("REF-18 nothing but identity ticked is nothing to offer", async () => {
    expect(await codeOf(send(await referrals(world).granted(["identity", "contact"])))).toBe("CONSENT_NOT_ACTIVE");
  });

  it("REF-03 is recorded as opened the first time it is opened, and told; a look that is refused is none", async () => {
    const referralId = await referrals(world).offered();
    world.consent.revoke(referralId, "referral");
    expect(await codeOf(openOffer(referralId))).toBe("CONSENT_NOT_ACTIVE");
    expect((await world.as(maja).getReferral({ referralId })).offer?.openedAt).toBeNull();
    world.consent.grant(referralId, "referral", all);
    await openOffer(referralId);
    await openOffer(referralId);
    const seen = await world.as(maja).getReferral({ referralId });
    expect(seen).toMatchObject({ status: "offered", offer: { openedAt: world.clock.now().toISOString() } });
    expect(seen.timeline.filter(({ what }) => what === "opened")).toHaveLength(1);
    expect(await world.settle()).toContain("dk.haandslag.referral.opened.v1");
  });

  it("REF-18 a declined referral has disclosed no identifying field", async () => {
    const referralId = await referrals(world).offered();
    await openOffer(referralId);
    await world.as(signe).declineOffer({ idempotencyKey: key(), referralId, reason: "no-suitable-peer" });
    expect(await codeOf(openCase(referralId))).toBe("REFERRAL_WRONG_STATE");
    expect(disclosed(referralId).flatMap(({ categories }) => categories).filter((category) => category === "identity" || category === "contact")).toEqual([]);
  });
});

describe("the case", () => {
  it("opens after acceptance only", async () => {
    const referralId = await referrals(world).offered();
    expect(await refusalOf(openCase(referralId))).toMatchObject({ code: "REFERRAL_WRONG_STATE", detail: { state: "offered" } });
    expect(await codeOf(openProfile(referralId))).toBe("REFERRAL_WRONG_STATE");
    expect(await codeOf(openContact(referralId))).toBe("REFERRAL_WRONG_STATE");
  });

  it.each([[all], [["situation", "identity"]], [["practical", "contact"]]] as DataCategory[][][])("CON-07 shows exactly the ticked categories: %j", async (ticked) => {
    const referralId = await referrals(world).accepted(ticked);
    const opened = await openCase(referralId);
    expect(Object.keys(opened.case).toSorted()).toEqual(ticked.toSorted());
    expect(opened.case.situation?.wish).toBe(ticked.includes("situation") ? draft().wish : undefined);
    expect(JSON.stringify(opened)).not.toMatch(/Sistercanary|2512489996|251248/);
  });

  it("CON-18 a category that was taken back is gone from the next look, with what was kept of it", async () => {
    const referralId = await referrals(world).accepted();
    const sealed = async () => (await world.database.owner.query("SELECT count(*)::int AS n FROM sealed_content WHERE kind = 'contact'")).rows[0].n as number;
    const before = await sealed();
    const { ConsentNarrowed } = await import("@haandslag/contracts");
    world.consent.grant(referralId, "referral", ["situation", "identity"]);
    await world.hear(ConsentNarrowed, world.consentFacts(referralId, "referral", ["situation", "identity"]));
    expect(Object.keys((await openCase(referralId)).case)).toEqual(["situation", "identity"]);
    expect(await sealed()).toBe(before - 1);
  });

  it("REF-21 is decided anew each time, also with the same key", async () => {
    const referralId = await referrals(world).accepted();
    const input = { idempotencyKey: key(), referralId };
    await world.as(signe).openCase(input);
    world.consent.revoke(referralId, "referral");
    expect(await codeOf(world.as(signe).openCase(input))).toBe("CONSENT_NOT_ACTIVE");
  });

  it("CON-20 while the consent service is away nothing is disclosed, and the caller is told so", async () => {
    const referralId = await referrals(world).accepted();
    world.consent.goAway();
    for (const look of [openCase, openProfile, openContact]) expect(await codeOf(look(referralId))).toBe("CONSENT_UNAVAILABLE");
    expect(await codeOf(openOffer(await referrals(world).offered().catch(() => referralId)))).toMatch(/CONSENT_UNAVAILABLE|REFERRAL_WRONG_STATE/);
  });

  it("CON-29 is another organisation's as if it were not there", async () => {
    const referralId = await referrals(world).accepted();
    expect(await codeOf(world.as(ofOtherOrganisation).openCase({ idempotencyKey: key(), referralId }))).toBe("NOT_FOUND");
    expect(await codeOf(openProfile(referralId, "organisation-broen"))).toBe("NOT_FOUND");
    expect(await codeOf(world.as(signe).openCase({ idempotencyKey: key(), referralId: "019aa000-0000-7000-8000-00000000dead" }))).toBe("NOT_FOUND");
  });

  it("CON-27 two organisations know one citizen by two pseudonyms, one organisation by one", async () => {
    const [a, b] = [await referrals(world).offered(), await referrals(world).offered()];
    const pseudonyms = await Promise.all([a, b].map(async (referralId) => (await world.as(signe).acceptOffer({ idempotencyKey: key(), referralId })).pseudonym));
    expect(new Set(pseudonyms).size).toBe(1);
    const { pairwisePseudonym } = await import("@haandslag/vault");
    expect(pairwisePseudonym(world.deps.pairwiseKey, "organisation-broen", kim.subjectId)).not.toBe(pseudonyms[0]);
  });

  it("ASG-04 a peer who is asked opens the profile: a disclosure of a kind of its own, to that very peer", async () => {
    const referralId = await referrals(world).accepted();
    const opened = await world.as(service("peer-assignment")).openProfile({ idempotencyKey: key(), referralId, organisationId: havnen.id, askedPeerId: peerId });
    expect(Object.keys(opened.profile)).toEqual(["situation", "wishes", "practical"]);
    expect(disclosed(referralId).at(-1)).toMatchObject({ kind: "ask", recipientUser: peerId, categories: ["situation", "wishes", "practical"] });
  });

  it("ASG-04 the profile for peers has no identity; the chosen peer's look is name and contact, each a disclosure of its own kind", async () => {
    const referralId = await referrals(world).inCourse();
    expect(Object.keys((await openProfile(referralId)).profile)).toEqual(["situation", "wishes", "practical"]);
    expect(JSON.stringify(await openProfile(referralId))).not.toMatch(/canary/i);
    expect(Object.keys((await openContact(referralId)).contact)).toEqual(["identity", "contact"]);
    expect(disclosed(referralId).filter(({ permitted }) => permitted).map(({ kind, recipientUser }) => [kind, recipientUser])).toEqual([["offer", "inbox"], ["profile", signe.userId], ["profile", signe.userId], ["peer", peerId]]);
  });
});

describe("CON-19 what was decided is emitted within 2 s of the question, or decided again", () => {
  const looks = [
    ["openOffer", openOffer, "offered"], ["openCase", openCase, "accepted"], ["openProfile", openProfile, "accepted"], ["openContactForPeer", openContact, "accepted"],
  ] as const;
  /** Each answer takes this long, by the clock that does not stand still or go back. */
  async function whileAnswersTake(ms: readonly number[], run: () => Promise<void>): Promise<void> {
    const { consent } = world.deps;
    const now = performance.now.bind(performance);
    const { disclose } = consent;
    let late = 0;
    let n = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now() + late);
    Object.assign(consent, { disclose: async (input: Parameters<typeof disclose>[0]) => { const answer = await disclose(input); late += ms[n++] ?? 0; return answer; } });
    await run().finally(() => { Object.assign(consent, { disclose }); vi.restoreAllMocks(); });
  }

  it.each(looks)("CON-19 %s: an answer that was 2 s on its way is not emitted, the next is", async (_name, look, stage) => {
    const referralId = await referrals(world)[stage]();
    const before = disclosed(referralId).length;
    await whileAnswersTake([2001, 0], async () => { expect((await look(referralId)).categories.length).toBeGreaterThan(0); });
    expect(disclosed(referralId).length - before).toBe(2);
  });

  it.each(looks)("CON-20 %s: where each comes too late, nothing is disclosed and the caller is told so", async (_name, look, stage) => {
    const referralId = await referrals(world)[stage]();
    await whileAnswersTake([2001, 2001, 2001], async () => { expect(await codeOf(look(referralId))).toBe("CONSENT_UNAVAILABLE"); });
  });

  it("CON-18 what was taken back between the two decisions is not emitted", async () => {
    const referralId = await referrals(world).accepted();
    await whileAnswersTake([2001], async () => {
      const { consent } = world.deps;
      const { disclose } = consent;
      Object.assign(consent, { disclose: async (input: Parameters<typeof disclose>[0]) => { const answer = await disclose(input); world.consent.revoke(referralId, "referral"); return answer; } });
      expect(await codeOf(openCase(referralId))).toBe("CONSENT_NOT_ACTIVE");
    });
  });
});

describe("CON-28 name and address protection", () => {
  it.each([
    ["protected", false, ["name", "address"]], ["unknown", false, ["name", "address"]], ["not-protected", false, []],
    ["protected", true, []], ["unknown", true, []],
  ] as const)("CON-28 %s, and the citizen's second yes is %s: withheld %j", async (status, despiteProtection, withheld) => {
    const referralId = await referrals(world).accepted();
    world.consent.grant(referralId, "referral", all, despiteProtection);
    if (status === "unknown") world.protection.delete(kim.cprNumber);
    else world.protection.set(kim.cprNumber, status);
    for (const { part, ...seen } of [await openCase(referralId).then((opened) => ({ ...opened, part: opened.case })), await openContact(referralId).then((opened) => ({ ...opened, part: opened.contact }))]) {
      expect(seen.withheld).toEqual(withheld);
      expect(JSON.stringify(part)).toEqual(withheld.length === 0 ? expect.stringContaining("Kimcanary") : expect.not.stringMatching(/Kimcanary|Borgercanary|Canarygade|Canaryby|8000/));
      expect(part.contact?.phones).toEqual(citizen.phones);
    }
    const told = status === "not-protected" ? [] : ["name", "address"];
    expect(disclosed(referralId).slice(-2).map(({ kind, protectedParts }) => [kind, protectedParts]), "the ledger is told").toEqual([["case", told], ["peer", told]]);
  });
  it("CON-28 a disclosure without identity and contact has nothing that is protected", async () => {
    const referralId = await referrals(world).accepted(["situation"]);
    world.protection.set(kim.cprNumber, "protected");
    await openProfile(referralId);
    expect(disclosed(referralId).at(-1)).toMatchObject({ kind: "profile", protectedParts: [] });
  });
  it("CON-28 is asked at the moment of disclosure, and a register that does not answer counts as protected", async () => {
    const referralId = await referrals(world).accepted();
    expect((await openCase(referralId)).withheld).toEqual([]);
    world.protection.set(kim.cprNumber, "protected");
    expect((await openCase(referralId)).withheld).toEqual(["name", "address"]);
    const { statusOf } = world.deps.protection;
    Object.assign(world.deps.protection, { statusOf: () => Promise.reject(new Error("away")) });
    world.protection.set(kim.cprNumber, "not-protected");
    expect((await openCase(referralId)).withheld).toEqual(["name", "address"]);
    Object.assign(world.deps.protection, { statusOf });
  });
});
