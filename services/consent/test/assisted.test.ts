import { ConsentGranted, ConsentRefused, type consentCommands } from "@haandslag/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { codeOf, key, municipality, openConsentService, people, refusalOf, type TestService, whenAsked } from "./given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(() => service.forget());
afterAll(() => service.close());

type Answer = z.input<typeof consentCommands.RecordAssistedAnswer>;
const caseworker = () => service.as(people.caseworker);

/** On paper, in Danish, with a copy in the hand. */
async function answer(consentId: string, change: Record<string, unknown> = {}): Promise<Answer> {
  const { notice: { noticeId, version, language, hash } } = await caseworker().consentForRecord({ consentId });
  const input = {
    idempotencyKey: key(), consentId, answer: "yes", categories: ["wishes", "situation"], method: "paper", answeredOn: "2026-03-02",
    notice: { noticeId, version, language, hash }, language: "da", interpreter: "none", copy: "handed-over", ...change,
  };
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Answer;
}

describe("an answer on paper or in person", () => {
  it("CON-11 is written down by the caseworker who showed the text, and shares what was ticked", async () => {
    const { referralId, idOf } = await whenAsked(service);
    const consentId = idOf("referral");
    const shown = await caseworker().consentForRecord({ consentId, language: "en" });
    expect(shown).toMatchObject({
      status: "requested", asked: ["situation", "wishes", "practical", "identity", "contact"], entry: null, notice: { language: "en" },
      law: { row: "authority.referral.adult", form: { is: "explicit", paragraph: "GDPR art. 9(2)(a)", origin: "law" } },
    });
    const input = await answer(consentId, { language: "ar", interpreter: "by-video", copy: "digital-post" });
    expect(await caseworker().recordAssistedAnswer(input)).toEqual({ consentId, status: "granted", epoch: 2 });
    expect(await caseworker().recordAssistedAnswer(input)).toEqual({ consentId, status: "granted", epoch: 2 });
    const [row] = await service.sql<{ data: { yes: unknown } }>("SELECT data FROM consent_history WHERE aggregate_id = $1 AND type = 'granted'", [consentId]);
    expect(row?.data.yes).toEqual({
      notice: input.notice, lawRow: "authority.referral.adult", method: "paper", grantor: people.citizen.subjectId,
      assisted: { method: "paper", answeredOn: "2026-03-02", notice: input.notice, language: "ar", interpreter: "by-video", copy: "digital-post", writingWaived: false, recordedBy: { userId: people.caseworker.userId, unitId: "unit-1" } },
    });
    const [, granted] = await service.sql<{ type: string; data: unknown }>("SELECT type, data FROM outbox WHERE key = $1 AND data->>'consentId' = $2 ORDER BY position", [referralId, consentId]);
    expect(granted?.type).toBe(ConsentGranted.type);
    expect(ConsentGranted.data.parse(granted?.data).categories).toEqual(["situation", "wishes"]);
  });

  it("CON-11 gives the record its entry: the facts of the consent, the row of the law and the duty to journal", async () => {
    const { idOf } = await whenAsked(service, { authority: { party: municipality, name: "Havneby Kommune", unitId: "unit-1", legalBasis: "sundhedsloven" } });
    const consentId = idOf("referral");
    await caseworker().recordAssistedAnswer(await answer(consentId));
    expect((await caseworker().consentForRecord({ consentId })).entry).toMatchObject({
      answer: "yes", lawRow: "health-professional.referral.adult", journal: { is: "health-record", paragraph: "Sundhedsloven § 44", origin: "law" },
      categories: ["situation", "wishes"], method: "paper", expiresAt: "2027-03-01T23:00:00.000Z", assisted: { copy: "handed-over", recordedBy: people.caseworker.userId },
    });
  });

  it("CON-11 by word of mouth to a health professional needs that the case calls for it (Sundhedsloven § 44; *law*)", async () => {
    const { idOf } = await whenAsked(service, { authority: { party: municipality, name: "Havneby Kommune", unitId: "unit-1", legalBasis: "sundhedsloven" } });
    const spoken = { method: "in-person" };
    expect(await refusalOf(caseworker().recordAssistedAnswer(await answer(idOf("referral"), spoken)))).toMatchObject({
      code: "CONSENT_FORM_MISSING", detail: { row: "health-professional.referral.adult", paragraph: "Sundhedsloven § 44" }, fields: [{ field: "writingWaived" }],
    });
    expect(await caseworker().recordAssistedAnswer(await answer(idOf("referral"), { ...spoken, writingWaived: true }))).toMatchObject({ status: "granted" });
  });

  it("CON-11 may be a no, and a yes again", async () => {
    const { referralId, idOf } = await whenAsked(service);
    const no = { answer: "no", categories: undefined };
    expect(await caseworker().recordAssistedAnswer(await answer(idOf("feedback"), no))).toMatchObject({ status: "refused" });
    expect(await caseworker().recordAssistedAnswer(await answer(idOf("feedback"), no))).toMatchObject({ status: "refused", epoch: 2 });
    const events = await service.sql<{ type: string; data: unknown }>("SELECT type, data FROM outbox WHERE key = $1 AND type = $2", [referralId, ConsentRefused.type]);
    expect(events.map(({ data }) => ConsentRefused.data.parse(data).purpose)).toEqual(["feedback"]);
    await caseworker().recordAssistedAnswer(await answer(idOf("referral")));
    service.clock.advance({ days: 100 });
    const again = await answer(idOf("referral"), { answer: "yes-again", categories: undefined, answeredOn: "2026-06-09" });
    expect(await caseworker().recordAssistedAnswer(again)).toMatchObject({ status: "granted", epoch: 3 });
    expect((await caseworker().consentForRecord({ consentId: idOf("referral") })).entry?.expiresAt).toBe("2027-06-08T22:00:00.000Z");
    service.clock.moveTo("2026-03-02T09:00:00.000Z");
  });

  it.each([
    ["a day before the question", "INPUT_INVALID", { answeredOn: "2026-03-01" }],
    ["a text with other words", "NOTICE_CHANGED", { notice: { noticeId: "referral-from-authority", version: 1, language: "da", hash: "0".repeat(64) } }],
    ["what was not asked", "CONSENT_CATEGORY_NOT_ASKED", { categories: ["started"] }],
    ["an interpreter's name", "INPUT_INVALID", { interpreter: "Amina" }],
    ["no language", "INPUT_INVALID", { language: undefined }],
    ["no copy", "INPUT_INVALID", { copy: undefined }],
  ])("CON-11 with %s is refused with %s, and nothing changes", async (_what, code, change) => {
    const { idOf } = await whenAsked(service);
    expect(await codeOf(caseworker().recordAssistedAnswer(await answer(idOf("referral"), change)))).toBe(code);
    expect(await service.sql("SELECT version FROM consent WHERE id = $1", [idOf("referral")])).toEqual([{ version: 1 }]);
  });

  it.each(["caseworkerOfOtherUnit", "otherCaseworker"] as const)("CON-29 the %s finds no such consent", async (name) => {
    const { idOf } = await whenAsked(service);
    const input = await answer(idOf("referral"));
    expect(await codeOf(service.as(people[name]).consentForRecord({ consentId: idOf("referral") }))).toBe("NOT_FOUND");
    expect(await codeOf(service.as(people[name]).recordAssistedAnswer(input))).toBe("NOT_FOUND");
  });

  it("CON-29 what the citizen shares with the organisation alone is not the authority's to write down", async () => {
    const { idOf } = await whenAsked(service);
    expect(await codeOf(caseworker().consentForRecord({ consentId: idOf("measurement") }))).toBe("NOT_FOUND");
  });
});
