import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publishNotices } from "../src/features/publish-notices.ts";
import { noticeDrafts } from "../src/storage/notice-files.ts";
import { openConsentService, people, type TestService, whenAsked } from "./given.ts";

const drafts = await noticeDrafts(fileURLToPath(new URL("../notices", import.meta.url)));
let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
afterAll(() => service.close());
const publish = () => publishNotices({ runner: service.runner });
const referral = () => {
  const draft = drafts.find(({ id, language }) => id === "referral-from-authority" && language === "da");
  if (draft === undefined) throw new Error("the notice is missing");
  return draft;
};

it("publishing again changes nothing", async () => {
  const before = await service.sql("SELECT * FROM notice ORDER BY id, language");
  service.clock.advance({ days: 1 });
  await Promise.all([publish()(drafts), publish()(drafts)]);
  expect(await service.sql("SELECT * FROM notice ORDER BY id, language")).toEqual(before);
  expect(before).toHaveLength(16);
});

it("CON-11 a translation is offered with the words that it translates, and with no others; a yes keeps which text was read", async () => {
  const consentOf = async () => (await whenAsked(service)).idOf("referral");
  const read = (consentId: string, language: string) => service.as(people.citizen).myConsent({ consentId, language });
  const withArabic = await consentOf();
  const { notice } = await read(withArabic, "ar");
  expect(notice).toMatchObject({ language: "ar", version: 1, languages: ["ar", "da", "en", "uk"], text: { language: "ar" } });
  // A language that it is not there in: the one that she was asked in.
  expect((await read(withArabic, "so")).notice.language).toBe("da");

  const { noticeId, version, language, hash } = notice;
  await service.as(people.citizen).grantConsent({ idempotencyKey: crypto.randomUUID(), consentId: withArabic, categories: ["wishes"], notice: { noticeId, version, language, hash } });
  expect(await service.sql("SELECT notice_id, notice_version, notice_language, notice_hash FROM consent_epoch WHERE consent_id = $1 AND epoch = 2", [withArabic]))
    .toEqual([{ notice_id: "referral-from-authority", notice_version: 1, notice_language: "ar", notice_hash: hash }]);

  await publish()(drafts.filter(({ id, language: of }) => id === "referral-from-authority" && of !== "ar").map((draft) => ({ ...draft, version: 2 })));
  const newer = await read(await consentOf(), "ar");
  expect(newer.notice).toMatchObject({ language: "da", version: 2, languages: ["da", "en", "uk"] });
});

it("an incomplete notice is not published, and every part that is missing is named", async () => {
  const draft = { ...referral(), version: 7, parts: { ...referral().parts, complaint: "", seenBy: undefined } };
  await expect(publish()([draft])).rejects.toMatchObject({ code: "NOTICE_INCOMPLETE", detail: { noticeId: "referral-from-authority", missing: "seenBy, complaint" } });
  expect(await service.sql("SELECT FROM notice WHERE version = 7")).toEqual([]);
});

it("CON-11 a published version is never edited: other words need the next number", async () => {
  const reworded = { ...referral(), parts: { ...referral().parts, onNo: "Så sker der ikke mere." } };
  await expect(publish()([reworded])).rejects.toMatchObject({ code: "NOTICE_CHANGED", detail: { version: "1", language: "da" } });

  const before = await whenAsked(service);
  await publish()(drafts.filter(({ id }) => id === "referral-from-authority").map((draft) => ({ ...draft, version: 3, ...(draft.language === "da" ? { parts: reworded.parts } : {}) })));
  const after = await whenAsked(service);
  const shown = async (consentId: string) => (await service.as(people.citizen).myConsent({ consentId })).notice;
  expect(await shown(after.idOf("referral"))).toMatchObject({ version: 3, text: { parts: { onNo: "Så sker der ikke mere." } } });
  // Who was asked with the old words answers to the old words.
  expect(await shown(before.idOf("referral"))).toMatchObject({ version: 2 });
});
