import { fileURLToPath } from "node:url";
import { isRefusal } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import type { Notice } from "../../src/domain/notice/notice.ts";
import { type NoticeDraft, publishNotice } from "../../src/domain/notice/publish-notice.ts";
import { canonicalText, renderNotice } from "../../src/domain/notice/render-notice.ts";
import { noticeDrafts } from "../../src/storage/notice-files.ts";
import { noticeHash } from "../../src/storage/notice-hash.ts";

const drafts = await noticeDrafts(fileURLToPath(new URL("../../notices", import.meta.url)));
const find = (id: string, language: string): NoticeDraft => {
  const draft = drafts.find((candidate) => candidate.id === id && candidate.language === language);
  if (draft === undefined) throw new Error(`no notice ${id} in ${language}`);
  return draft;
};
const missing = (draft: NoticeDraft): string => {
  const notice = publishNotice(draft);
  return "refused" in notice && isRefusal(notice) ? `${notice.refused}: ${notice.detail["missing"] ?? ""}` : "published";
};
const published = (id: string, language: string): Notice => {
  const notice = publishNotice(find(id, language));
  if ("refused" in notice && isRefusal(notice)) throw new Error(notice.detail["missing"]);
  return notice;
};
const names = { sender: "Havneby Kommune", recipient: "Foreningen Broen", phone: "70 00 00 00", years: "1", paragraph: "forvaltningsloven § 27" };

describe("our own notices", () => {
  it("stand in Danish and English, one more and one that is written from right to left, for every question that can be asked", () => {
    expect(drafts.map(({ id, language }) => `${id} ${language}`).sort()).toEqual(
      ["feedback", "measurement", "referral-by-citizen", "referral-from-authority"].flatMap((id) => [`${id} ar`, `${id} da`, `${id} en`, `${id} uk`]));
  });

  it.each(drafts.map((draft) => [draft.id, draft.language, draft] as const))("CON-16 CON-17 %s in %s says all that a notice must", (_id, _language, draft) => {
    expect(missing(draft)).toBe("published");
    // What a no does, and that it does nothing else.
    expect(draft.parts["onNo"]).toBeTruthy();
    expect(draft.parts["unchanged"]).toMatch(/hver for sig|each by itself|على حدة|кожну окремо/);
    // Yes and no: two entries of one shape, of much the same length; nothing says what is ticked.
    expect(draft.answers.map(({ answer }) => answer).sort()).toEqual(["no", "yes"]);
    const [a, b] = draft.answers.map(({ label }) => label?.length ?? 0);
    expect(Math.abs((a ?? 0) - (b ?? 0))).toBeLessThanOrEqual(3);
    expect(canonicalText(draft)).not.toMatch(/"(ticked|checked|selected|default|preselected)"/);
    expect(canonicalText(draft.parts)).not.toMatch(/!/);
  });

  it("says to whom an authority refers that the peer can be kept without the authority", () => {
    expect(find("referral-from-authority", "da").parts["keepPeer"]).toMatch(/beholde din peer/);
  });
});

it.each(["referral-by-citizen", "referral-from-authority"])("CON-17 %s says who sees it without naming categories, since fewer may be asked for", (id) => {
  for (const language of ["da", "en"]) {
    expect(published(id, language).parts.seenBy).not.toMatch(/situation|ønske|praktisk|navn|telefon|adresse|fat i dig|wish|practical|name|phone|address|reach you/i);
  }
});

describe("a translation", () => {
  const translations = drafts.filter(({ language }) => language !== "da");
  const placesOf = (text: string | undefined) => [...new Set([...(text ?? "").matchAll(/\{\w+\}/g)].map(([name]) => name))].sort();
  it.each(translations.map((draft) => [draft.id, draft.language, draft] as const))("CON-11 of %s into %s has every part, category and name that the Danish text has", (id, _language, draft) => {
    const danish = find(id, "da");
    expect(Object.keys(draft.parts)).toEqual(Object.keys(danish.parts));
    expect(Object.keys(draft.categories)).toEqual(Object.keys(danish.categories));
    for (const part of Object.keys(danish.parts)) expect([part, ...placesOf(draft.parts[part])]).toEqual([part, ...placesOf(danish.parts[part])]);
  });
  it("from right to left keeps a number's groups and two names in their order, whatever stands around them", () => {
    const { parts } = renderNotice(published("feedback", "ar"), ["started"], names);
    expect(parts.withdraw).toContain("\u206870 00 00 00\u2069");
    expect(parts.title).toContain("\u2068Havneby Kommune\u2069");
    expect(canonicalText(renderNotice(published("feedback", "uk"), ["started"], names))).not.toMatch(/[\u2066-\u2069]/);
  });
  it("is not published without the law's words in its own language", () => {
    const law = ["health-professional.referral.adult", "health-professional.referral.15-17", "authority.referral.adult", "authority.referral.15-17.serviceloven", "authority.referral.15-17"];
    expect(missing({ ...find("referral-from-authority", "ar"), language: "fa" })).toBe(`NOTICE_INCOMPLETE: ${law.map((row) => `words for {paragraph} of ${row}`).join(", ")}`);
    const ofHerOwn = ["citizen.referral.adult", "citizen.referral.15-17"];
    expect(missing({ ...find("referral-by-citizen", "ar"), language: "fa" })).toBe(`NOTICE_INCOMPLETE: ${ofHerOwn.map((row) => `words for {paragraph} of ${row}`).join(", ")}`);
  });
});

describe("a notice cannot be published without", () => {
  const whole = find("referral-from-authority", "da");
  it.each(["title", "sender", "recipient", "purpose", "seenBy", "howLong", "onNo", "unchanged", "withdraw", "keepPeer", "dataProtectionOfficer", "complaint", "legalBasis", "protectionQuestion"])(
    "its part %s", (part) => {
      expect(missing({ ...whole, parts: { ...whole.parts, [part]: undefined } })).toBe(`NOTICE_INCOMPLETE: ${part}`);
      expect(missing({ ...whole, parts: { ...whole.parts, [part]: "  " } })).toBe(`NOTICE_INCOMPLETE: ${part}`);
    });
  it.each([
    ["the sender's name", { sender: "Din kommune spørger dig." }, "sender"],
    ["the recipient's name", { recipient: "En forening får dem." }, "recipient"],
    ["the peer among those who see it", { seenBy: "Koordinatoren ser det." }, "seenBy"],
    ["how long", { howLong: "Dit ja gælder en tid." }, "howLong"],
    ["a number to call", { withdraw: "Skriv et brev til os." }, "withdraw"],
    ["where to complain", { complaint: "Du kan klage." }, "complaint"],
    ["the legal basis by its paragraph", { legalBasis: "Vi må godt." }, "legalBasis"],
  ])("%s", (_what, parts, part) => {
    expect(missing({ ...whole, parts: { ...whole.parts, ...parts } })).toBe(`NOTICE_INCOMPLETE: ${part}`);
  });
  it("a plain explanation of every category of its purpose", () => {
    expect(missing({ ...whole, categories: { ...whole.categories, contact: { label: "Din telefon" } } })).toBe("NOTICE_INCOMPLETE: category contact");
  });
  it.each([["no no", [{ answer: "yes", label: "Ja" }]], ["two kinds of yes", [{ answer: "yes", label: "Ja" }, { answer: "yes", label: "Ja tak" }, { answer: "no", label: "Nej" }]]] as const)("CON-17 one yes and one no: %s", (_what, answers) => {
    expect(missing({ ...whole, answers })).toMatch(/NOTICE_INCOMPLETE: answer/);
  });
  it("all that is missing, named at once", () => {
    expect(missing({ ...whole, parts: {}, categories: {}, answers: [], purpose: "research" })).toMatch(/^NOTICE_INCOMPLETE: title, sender, .*answer yes, answer no, purpose/);
  });
  it("a placeholder that means something", () => {
    expect(missing({ ...whole, parts: { ...whole.parts, onNo: "Så sker der intet hos {organisation}." } })).toBe("NOTICE_INCOMPLETE: known placeholders in onNo");
    const own = find("referral-by-citizen", "da");
    expect(missing({ ...own, parts: { ...own.parts, onNo: "Så får {sender} intet at vide." } })).toBe("NOTICE_INCOMPLETE: known placeholders in onNo");
  });
});

describe("what a citizen is shown", () => {
  const shown = renderNotice(published("referral-from-authority", "da"), ["situation", "contact"], names);
  it("names both parties and the number, and leaves no brace open", () => {
    expect(shown.parts.title).toBe("Må Havneby Kommune dele oplysninger om dig med Foreningen Broen?");
    expect(shown.parts.withdraw).toContain("70 00 00 00");
    expect(canonicalText(shown)).not.toMatch(/\{\w+\}/);
  });
  it("has the categories that were asked for, and the second question only where names are", () => {
    expect(shown.categories.map(({ category }) => category)).toEqual(["situation", "contact"]);
    expect(shown.parts.protectionQuestion).toContain("Foreningen Broen");
    expect(renderNotice(published("referral-from-authority", "da"), ["situation"], names).parts).not.toHaveProperty("protectionQuestion");
  });
  it("has one hash for the same words in any order of keys, and another for another comma", () => {
    expect(noticeHash(JSON.parse(canonicalText(shown)))).toBe(noticeHash(shown));
    expect(noticeHash(Object.fromEntries(Object.entries(shown).toReversed()))).toBe(noticeHash(shown));
    expect(noticeHash({ ...shown, parts: { ...shown.parts, onNo: `${shown.parts.onNo ?? ""},` } })).not.toBe(noticeHash(shown));
  });
});
