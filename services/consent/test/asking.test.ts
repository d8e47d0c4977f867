import { ConsentRequested } from "@haandslag/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bridge, codeOf, everyQuestion, key, municipality, newId, openConsentService, people, refusalOf, requestInput, subjectOf, type TestService, whenAsked, whenGranted } from "./given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(() => service.forget());
afterAll(() => service.close());
const asReferralService = () => service.as(people.referralService);

describe("asking a citizen", () => {
  it("CON-16 CON-17 makes one consent a question, each by itself: one purpose, one recipient, nothing ticked", async () => {
    const { referralId } = await whenAsked(service);
    const { consents } = await service.as(people.citizen).myConsents({ referralId });
    expect(consents.map(({ purpose, discloser, recipient }) => [purpose, discloser.kind, recipient.kind]).sort()).toEqual([
      ["feedback", "organisation", "authority"], ["measurement", "citizen", "organisation"], ["referral", "authority", "organisation"],
    ]);
    for (const consent of consents) {
      expect(consent).toMatchObject({ status: "requested", shared: [], answerBy: "2026-03-16T23:00:00.000Z", notice: { language: "da", text: { answers: [{ answer: "yes" }, { answer: "no" }] } } });
      expect(consent.notice.text.categories.map(({ category }) => category)).toEqual(consent.asked);
    }
  });

  it("shows the very same words in the language that is asked for, with the names of both parties", async () => {
    const { idOf } = await whenAsked(service);
    const consent = await service.as(people.citizen).myConsent({ consentId: idOf("feedback"), language: "en" });
    expect(consent.notice.text.parts["title"]).toBe("May Foreningen Broen tell Havneby Kommune how it is going?");
    expect(consent.notice.text.parts["legalBasis"]).toContain("Article 9(2)(a)");
  });

  it("REF-13 a citizen who refers herself is the discloser, and there is no feedback", async () => {
    const { idOf } = await whenAsked(service, { authority: null, questions: everyQuestion.filter(({ purpose }) => purpose !== "feedback") });
    const consent = await service.as(people.citizen).myConsent({ consentId: idOf("referral") });
    expect(consent).toMatchObject({ discloser: { kind: "citizen" }, notice: { noticeId: "referral-by-citizen" } });
    const refusal = await refusalOf(asReferralService().requestConsent(requestInput({ authority: null })));
    expect(refusal).toMatchObject({ code: "INPUT_INVALID", fields: [{ field: "questions.1.purpose", code: "NOT_ALLOWED_HERE" }] });
  });

  it.each([
    ["a category of another purpose", { questions: [{ purpose: "feedback", categories: ["situation"] }] }, "questions.0.categories"],
    ["the same purpose twice", { questions: [everyQuestion[2], everyQuestion[2]] }, "questions.1.purpose"],
    ["an authority as the organisation", { questions: [everyQuestion[0]], organisation: { party: municipality, name: "Havneby Kommune", phone: "70 00 00 00" } }, "organisation.party"],
    ["no number to call", { organisation: { party: bridge, name: "Foreningen Havnen" } }, "organisation.phone"],
  ] as const)("OPS-04 %s is refused by field, and nothing is asked", async (_what, change, field) => {
    const input = requestInput(change as never);
    const refusal = await refusalOf(asReferralService().requestConsent(input));
    expect([refusal.code, refusal.fields.map((problem) => problem.field)]).toEqual(["INPUT_INVALID", [field]]);
    expect(await service.sql("SELECT FROM consent WHERE referral_id = $1", [input.referralId])).toEqual([]);
  });

  it("OPS-04 what is no request at all is refused field by field, without its values", async () => {
    const input = { ...requestInput(), subjectId: "010190-1234", questions: "all", extra: true };
    const refusal = await refusalOf(asReferralService().requestConsent(input as never));
    expect(refusal.fields.map(({ field }) => field).sort()).toEqual(["(unknown 1)", "questions", "subjectId"]);
    expect(JSON.stringify(refusal.fields)).not.toContain("010190");
  });

  it("CON-15 nobody under 15 is asked, by whomever and for whatever: refused in a plain sentence that names the row (*rule of the product*)", async () => {
    for (const input of [requestInput({ ageBand: "under-15" }), requestInput({ ageBand: "under-15", authority: null, questions: [everyQuestion[2] as never] })]) {
      expect(await refusalOf(asReferralService().requestConsent(input))).toMatchObject({
        code: "CITIZEN_UNDER_15", detail: { row: "under-15" }, fields: [{ field: "ageBand", text: "You must be 15 to get a peer through Håndslag. The caseworker helps to find something else." }],
      });
      expect(await service.sql("SELECT FROM consent WHERE referral_id = $1", [input.referralId])).toEqual([]);
    }
  });

  it.each([
    ["a health professional, on Sundhedsloven §§ 43–44", "sundhedsloven", "adult", "health-professional.referral.adult", "sundhedsloven § 43 og § 44"],
    ["a health professional of a young person, also on § 17", "sundhedsloven", "15-17", "health-professional.referral.15-17", "sundhedsloven § 17, § 43 og § 44"],
    ["an authority, on Forvaltningsloven § 27", "serviceloven-82", "adult", "authority.referral.adult", "forvaltningsloven § 27"],
  ] as const)("CON-10 the law goes by who sends: %s", async (_who, legalBasis, ageBand, row, words) => {
    const { idOf } = await whenAsked(service, { ageBand, authority: { party: municipality, name: "Havneby Kommune", unitId: "unit-1", legalBasis } });
    expect((await service.as(people.citizen).myConsent({ consentId: idOf("referral") })).notice.text.parts["legalBasis"]).toContain(words);
    expect(await service.sql("SELECT state->>'lawRow' AS row FROM consent WHERE id = $1", [idOf("referral")])).toEqual([{ row }]);
  });

  it("CON-10 at a time at which no row holds nobody is asked, and the answer names the row", async () => {
    const today = service.clock.now();
    service.clock.moveTo("2018-05-24T12:00:00Z");
    expect(await refusalOf(asReferralService().requestConsent(requestInput()))).toMatchObject({ code: "LAW_ROW_NOT_IN_FORCE", detail: { row: "authority.referral.adult", beginsOn: "2018-05-25" } });
    service.clock.moveTo(today);
  });

  it("one referral is about one citizen", async () => {
    const { referralId } = await whenAsked(service, { questions: [everyQuestion[0] as never] });
    const refusal = await refusalOf(asReferralService().requestConsent(requestInput({ referralId, subjectId: subjectOf("b"), questions: [everyQuestion[1] as never] })));
    expect(refusal.fields[0]?.field).toBe("subjectId");
  });

  it("refuses a second question of the same kind while the first is open, and leaves the others alone", async () => {
    const { referralId } = await whenAsked(service, { questions: [everyQuestion[0] as never] });
    expect(await codeOf(asReferralService().requestConsent(requestInput({ referralId })))).toBe("CONSENT_OPEN_REQUEST_EXISTS");
    expect(await service.sql("SELECT FROM consent WHERE referral_id = $1", [referralId])).toHaveLength(1);
    await expect(asReferralService().requestConsent(requestInput({ referralId, questions: [everyQuestion[1] as never] }))).resolves.toMatchObject({ consents: [{ purpose: "feedback" }] });
  });

  it("REF-27 asks again 30 days after a no, and not before", async () => {
    const { referralId, idOf } = await whenAsked(service, { questions: [everyQuestion[2] as never] });
    const again = () => requestInput({ referralId, questions: [everyQuestion[2] as never] });
    await service.as(people.citizen).refuseConsent({ idempotencyKey: key(), consentId: idOf("measurement") });
    service.clock.advance({ days: 30, ms: -1 });
    expect(await codeOf(asReferralService().requestConsent(again()))).toBe("CONSENT_ASKED_TOO_SOON");
    service.clock.advance({ ms: 1 });
    await expect(asReferralService().requestConsent(again())).resolves.toMatchObject({ consents: [{ purpose: "measurement" }] });
  });

  it("REF-27 a new referral to the same organisation is no way around a no or a withdrawal; another organisation may ask, and the citizen herself", async () => {
    const question = [everyQuestion[0] as never];
    const first = await whenGranted(service, { questions: question });
    const ask = (change: Parameters<typeof requestInput>[0] = {}) => asReferralService().requestConsent(requestInput({ questions: question, ...change }));
    await service.as(people.caseworker).revokeConsent({ idempotencyKey: key(), consentId: first.idOf("referral") });
    expect(await codeOf(ask())).toBe("CONSENT_ASKED_TOO_SOON");
    expect(await codeOf(ask({ referralId: first.referralId }))).toBe("CONSENT_ASKED_TOO_SOON");
    await expect(ask({ organisation: { party: bridge, name: "Foreningen Havnen", phone: "70 11 11 11" } })).resolves.toBeDefined();
    await expect(ask({ subjectId: subjectOf("b") })).resolves.toBeDefined();
    const own = await whenGranted(service, { authority: null, questions: question });
    await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: own.idOf("referral") });
    await expect(ask({ authority: null })).resolves.toBeDefined();
    service.clock.advance({ days: 30 });
    await expect(ask()).resolves.toBeDefined();
  });

  it("REF-21 the same request twice, also at the same moment, asks once and gives the same answer", async () => {
    const input = requestInput();
    const answers = await Promise.all([1, 2, 3, 4].map(() => asReferralService().requestConsent(input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await service.sql("SELECT FROM consent WHERE referral_id = $1", [input.referralId])).toHaveLength(3);
    expect(await codeOf(asReferralService().requestConsent({ ...input, referralId: newId() }))).toBe("IDEMPOTENCY_KEY_REUSED");
  });

  it("two requests at the same moment under different keys: one asks, the other is refused", async () => {
    const referralId = newId();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => asReferralService().requestConsent(requestInput({ referralId }))));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await service.sql("SELECT FROM consent WHERE referral_id = $1", [referralId])).toHaveLength(3);
  });

  it("CON-26 tells the others what was asked, and not whom", async () => {
    const { referralId } = await whenAsked(service);
    const events = await service.sql<{ key: string; type: string; data: unknown }>("SELECT key, type, data FROM outbox WHERE key = $1 ORDER BY position", [referralId]);
    expect(events.map(({ type }) => type)).toEqual(Array(3).fill(ConsentRequested.type));
    for (const { data } of events) expect(ConsentRequested.data.parse(data)).toMatchObject({ referralId, epoch: 1 });
    expect(JSON.stringify(events)).not.toMatch(/s_a|Broen|Havneby|70 00/);
  });

  it("only the referral service asks: another service knows no subject", async () => {
    expect(await codeOf(service.as(people.outcomesService).requestConsent(requestInput()))).toBe("NOT_ALLOWED");
  });
});
