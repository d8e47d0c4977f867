import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aDisclosure, bridge, codeOf, everyQuestion, harbour, municipality, newId, openConsentService, people, sayYes, subjectOf, type TestService, whenAsked, whenGranted, whenSent } from "./given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(() => service.forget());
afterAll(() => service.close());

describe("the citizen's own consents", () => {
  it("are all there with their texts, newest first, and nobody else's", async () => {
    const subjectId = subjectOf("f");
    const as = { ...people.citizen, subjectId };
    const first = await whenAsked(service, { subjectId, questions: [everyQuestion[0] as never] });
    const second = await whenAsked(service, { subjectId, questions: [everyQuestion[2] as never] });
    await whenAsked(service);
    const { consents } = await service.as(as).myConsents({ language: "en" });
    expect(consents.map(({ consentId }) => consentId)).toEqual([second.idOf("measurement"), first.idOf("referral")]);
    expect(consents.map(({ notice }) => notice.language)).toEqual(["en", "en"]);
    expect((await service.as(as).myConsents({ referralId: first.referralId })).consents).toHaveLength(1);
  });

  it("CON-29 another citizen's consent does not exist", async () => {
    const { idOf, referralId } = await whenAsked(service);
    expect(await codeOf(service.as(people.otherCitizen).myConsent({ consentId: idOf("referral") }))).toBe("NOT_FOUND");
    expect(await codeOf(service.as(people.otherCitizen).myConsent({ consentId: newId() }))).toBe("NOT_FOUND");
    expect(await service.as(people.otherCitizen).myConsents({ referralId })).toEqual({ consents: [] });
  });
});

describe("the ledger", () => {
  it("is read page by page, newest first; each citizen the own, the auditor all, and nobody whom it is about", async () => {
    const subjectId = subjectOf("g");
    const mine = await whenGranted(service, { subjectId });
    const others = await whenGranted(service);
    const ids: string[] = [];
    for (const { referralId } of [mine, others, mine, mine, others, mine, mine]) {
      const input = aDisclosure(referralId);
      await service.as(people.referralService).disclose(input);
      ids.unshift(input.disclosureId);
    }
    const pages = async (actor: typeof people.citizen | typeof people.auditor, referralId?: string) => {
      const read = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await service.as(actor).listDisclosures({ limit: 2, ...(cursor === undefined ? {} : { cursor }), ...(referralId === undefined ? {} : { referralId }) });
        read.push(...page.disclosures);
        cursor = page.nextCursor;
      }
      return read;
    };
    const ofMine = await pages({ ...people.citizen, subjectId } as never);
    expect(ofMine.map(({ referralId }) => referralId)).toEqual(Array(5).fill(mine.referralId));
    const all = await pages(people.auditor);
    expect(all.map(({ disclosureId }) => disclosureId)).toEqual(ids);
    expect(JSON.stringify(all)).not.toMatch(/s_g|subject/);
    expect(await pages(people.auditor, others.referralId)).toHaveLength(2);
    expect(await pages(people.citizen as never, mine.referralId)).toEqual([]);
    expect(ofMine[0]).toMatchObject({ kind: "offer", purpose: "referral", discloser: municipality, recipient: harbour, recipientUser: "login-coordinator", categories: ["situation", "wishes"], epoch: 2 });
  });

  it("is filtered by recipient, purpose and day in Denmark, and pages stay within the filter", async () => {
    const { referralId } = await whenGranted(service);
    const at = async (moment: string) => {
      service.clock.moveTo(moment);
      const input = aDisclosure(referralId);
      await service.as(people.referralService).disclose(input);
      return input.disclosureId;
    };
    const before = service.clock.now();
    const [first, second, third] = [await at("2026-03-03T22:59:59.000Z"), await at("2026-03-03T23:00:00.000Z"), await at("2026-03-05T12:00:00.000Z")];
    service.clock.moveTo(before.toISOString());
    const ids = async (filter: Parameters<ReturnType<TestService["as"]>["listDisclosures"]>[0]) => (await service.as(people.auditor).listDisclosures(filter)).disclosures.map(({ disclosureId }) => disclosureId);
    expect(await ids({ from: "2026-03-04", to: "2026-03-04" })).toEqual([second]);
    expect(await ids({ to: "2026-03-03" })).toEqual([first]);
    expect(await ids({ from: "2026-03-04", recipient: harbour.id, purpose: "referral" })).toEqual([third, second]);
    expect([await ids({ recipient: "organisation-elsewhere" }), await ids({ purpose: "measurement" })]).toEqual([[], []]);
    const page = await service.as(people.auditor).listDisclosures({ from: "2026-03-04", limit: 1 });
    expect(await ids({ from: "2026-03-04", limit: 1, cursor: page.nextCursor ?? "" })).toEqual([second]);
  });

  it("CON-29 an auditor of one tenant sees what goes from or to it", async () => {
    const { referralId } = await whenGranted(service, { organisation: { party: bridge, name: "Foreningen Havnen", phone: "70 11 11 11" }, questions: [everyQuestion[0] as never] });
    await service.as(people.referralService).disclose(aDisclosure(referralId, { recipient: bridge }));
    const { disclosures } = await service.as(people.bridgeAuditor).listDisclosures({});
    expect(disclosures.map((row) => row.referralId)).toEqual([referralId]);
  });

  it("OPS-04 a cursor that is none is refused by field", async () => {
    expect(await codeOf(service.as(people.auditor).listDisclosures({ cursor: "'; DROP TABLE disclosure" }))).toBe("INPUT_INVALID");
  });
});

describe("how a referral's questions stand", () => {
  it("the authority sees each answer, the organisation what concerns it once it was sent anything, and neither more than the status of what is not theirs", async () => {
    const { referralId, idOf } = await whenAsked(service);
    await sayYes(service, idOf("referral"), ["situation"]);
    await sayYes(service, idOf("measurement"));
    const seenBy = async (actor: typeof people.caseworker | typeof people.coordinator | typeof people.outcomesService) =>
      (await service.as(actor).consentsOfReferral({ referralId })).consents.map(({ purpose, status, consentId, shared }) => [purpose, status, consentId !== null, shared]);
    expect(await codeOf(seenBy(people.coordinator))).toBe("NOT_FOUND");
    await whenSent(service, referralId);
    expect(await seenBy(people.caseworker)).toEqual([["referral", "granted", true, ["situation"]], ["feedback", "requested", true, []], ["measurement", "granted", false, []]]);
    expect(await seenBy(people.coordinator)).toEqual([["referral", "granted", true, ["situation"]], ["feedback", "requested", true, []], ["measurement", "granted", true, ["check-ins"]]]);
    expect(await seenBy(people.outcomesService)).toHaveLength(3);
  });

  it("CON-29 for anybody else the referral does not exist; a service is told that nothing was asked", async () => {
    const { referralId } = await whenAsked(service);
    for (const actor of [people.caseworkerOfOtherUnit, people.otherCaseworker, people.otherCoordinator]) {
      expect(await codeOf(service.as(actor).consentsOfReferral({ referralId }))).toBe("NOT_FOUND");
      expect(await codeOf(service.as(actor).consentsOfReferral({ referralId: newId() }))).toBe("NOT_FOUND");
    }
    expect(await service.as(people.referralService).consentsOfReferral({ referralId: newId() })).toEqual({ consents: [] });
  });
});
