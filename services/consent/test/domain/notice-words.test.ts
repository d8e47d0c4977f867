import { describe, expect, it } from "vitest";
import type { Notice } from "../../src/domain/notice/notice.ts";
import { noticeFor } from "../../src/domain/notice/notice-for.ts";
import { type NoticeDraft, publishNotice } from "../../src/domain/notice/publish-notice.ts";
import { canonicalText, renderNotice } from "../../src/domain/notice/render-notice.ts";

/** A notice of our own, so that it is read anew in each test. */
const words = (parts: Record<string, string | undefined> = {}): Record<string, string | undefined> => ({
  title: "May {sender} share with {recipient}?", sender: "{sender} asks.", recipient: "{recipient} gets it.", purpose: "To find a peer.", seenBy: "The coordinator and your peer.", howLong: "{years} year.",
  onNo: "Nothing is shared.", unchanged: "Nothing else changes.", withdraw: "Call {phone}.", dataProtectionOfficer: "Ask the officer.", complaint: "Datatilsynet.", legalBasis: "{paragraph}.",
  keepPeer: "You can keep your peer.", protectionQuestion: "Name and address to {recipient}?", ...parts,
});
const category = { label: "Of {recipient}", explanation: "What {sender} knows, {whatever} it is" };
const draft = (change: Partial<NoticeDraft> = {}): NoticeDraft => ({
  id: "test", version: 2, language: "en", purpose: "referral", sender: "authority", parts: words(), categories: Object.fromEntries(["situation", "wishes", "practical", "identity", "contact"].map((name) => [name, { label: "L", explanation: "E" }])),
  answers: [{ answer: "yes", label: "Yes" }, { answer: "no", label: "No" }], ...change,
});
const missing = (change: Partial<NoticeDraft>) => {
  const answer = publishNotice(draft(change));
  return "refused" in answer ? answer : "published";
};
const incomplete = (of: string, language = "en") => ({ refused: "NOTICE_INCOMPLETE", detail: { noticeId: "test", version: "2", language, missing: of } });

it("CON-11 each question is asked with its own notice", () => {
  const authority = { kind: "authority", id: "municipality-0101" } as const;
  const citizen = { kind: "citizen" } as const;
  expect([noticeFor("referral", authority), noticeFor("referral", citizen), noticeFor("feedback", authority), noticeFor("measurement", citizen)]).toEqual(["referral-from-authority", "referral-by-citizen", "feedback", "measurement"]);
});

describe("a notice is published as it was written, or is refused with what it lacks", () => {
  it("whole", () => {
    const { sender: _who, ...kept } = draft();
    expect(publishNotice(draft())).toEqual(kept);
  });
  it.each<[string, Partial<NoticeDraft>, object | string]>([
    ["a language that is no tag", { language: "dansk" }, expect.objectContaining({ detail: expect.objectContaining({ missing: expect.stringMatching(/^words for .*, language \(a tag of two or three letters\)$/) }) })],
    ["a purpose that is none of ours", { purpose: "research" }, incomplete("purpose (none of ours)")],
    ["a category without words", { categories: { ...draft().categories, contact: undefined } }, incomplete("category contact")],
    ["a category without label", { categories: { ...draft().categories, contact: { explanation: "E" } } }, incomplete("category contact")],
    ["a part that we do not know", { parts: words({ footer: "Ours." }) }, incomplete("a meaning for part footer")],
    ["a placeholder that we do not know in a category", { categories: { ...draft().categories, contact: { label: "L", explanation: "{name}" } } }, incomplete("known placeholders in category contact")],
    ["a placeholder without a name", { parts: words({ onNo: "{}" }) }, incomplete("known placeholders in onNo")],
    ["that the peer can be kept, from an authority", { parts: words({ keepPeer: undefined }) }, incomplete("keepPeer")],
    ["and from nobody else", { parts: words({ keepPeer: undefined, title: "Share with {recipient}?", sender: "You share." }), sender: "citizen", categories: draft().categories }, "published"],
    ["that the peer can be kept is not for what is fed back", { purpose: "feedback", parts: words({ keepPeer: undefined, protectionQuestion: undefined }), categories: Object.fromEntries(["started", "ended", "outcome"].map((name) => [name, { label: "L", explanation: "E" }])) }, "published"],
    ["a no too many", { answers: [{ answer: "yes", label: "Yes" }, { answer: "no", label: "No" }, { answer: "no", label: "No, no" }] }, incomplete("answer no")],
    ["two answers that are one", { answers: [{ answer: "no", label: "No" }, { answer: "no", label: "No" }] }, incomplete("answer yes, answer no")],
  ])("%s", (_what, change, expected) => {
    expect(missing(change)).toEqual(expected);
  });
});

describe("CON-17 the text that a citizen is asked with", () => {
  const notice = () => ({ id: "test", version: 2, language: "en", purpose: "referral", parts: words(), categories: { situation: category, identity: category }, answers: draft().answers }) as unknown as Notice;
  const names = { sender: "Havneby", recipient: "Broen", phone: "70 00 00 00", years: "1", paragraph: "§ 27" };

  it("has every name filled in and what it does not know left as it is, for the categories that are asked and no other", () => {
    const shown = renderNotice(notice(), ["situation", "wishes"], names);
    expect(shown).toEqual({
      noticeId: "test", version: 2, language: "en", purpose: "referral", answers: draft().answers,
      categories: [{ category: "situation", label: "Of Broen", explanation: "What Havneby knows, {whatever} it is" }],
      parts: expect.objectContaining({ title: "May Havneby share with Broen?", withdraw: "Call 70 00 00 00.", howLong: "1 year.", legalBasis: "§ 27." }),
    });
    expect(Object.keys(shown.parts)).toEqual(Object.keys(words()).filter((part) => part !== "protectionQuestion"));
  });
  it.each([[["identity"], true], [["contact"], true], [["identity", "contact"], true], [["situation"], false]] as const)("CON-28 asks the second question where %j: %s", (asked, isAsked) => {
    expect(renderNotice(notice(), asked, names).parts.protectionQuestion).toBe(isAsked ? "Name and address to Broen?" : undefined);
  });
  it("is one text in whatever order its keys stand, lists as they are", () => {
    expect(canonicalText({ b: [2, 1, null], a: { d: null, c: "x" } })).toBe('{"a":{"c":"x","d":null},"b":[2,1,null]}');
    expect(canonicalText({ a: 1, b: 2, c: 3 })).toBe(canonicalText({ c: 3, a: 1, b: 2 }));
    expect(canonicalText(null)).toBe("null");
  });
});
