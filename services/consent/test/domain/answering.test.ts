import { describe, expect, it } from "vitest";
import { answerOver, danish, english, given, grant, onDay, question, refuse, request, when } from "./given-consent.ts";

describe("a citizen who was asked", () => {
  const requested = given(request);

  it("CON-11 says yes: notice id, version, hash and language, method, assurance level and who are on record", () => {
    expect(when(grant({ shown: english, assuranceLevel: "high" }), requested)).toEqual([{
      type: "granted", categories: ["situation", "wishes", "identity"], validFrom: onDay(1).toISOString(), expiresAt: "2027-03-02T23:00:00.000Z", remindAt: "2027-01-31T11:00:00.000Z",
      despiteProtection: false, yes: { notice: english, lawRow: "authority.referral.adult", method: "login", assuranceLevel: "high", grantor: question.subjectId },
    }]);
  });

  it.each([
    ["on an assurance level that is too low", { assuranceLevel: "low" }, "ASSURANCE_TOO_LOW"],
    ["on none at all", { assuranceLevel: undefined }, "ASSURANCE_TOO_LOW"],
    ["to another version of the text", { shown: { ...danish, version: 2 } }, "NOTICE_CHANGED"],
    ["to other words under the same version", { shown: { ...danish, hash: "b".repeat(64) } }, "NOTICE_CHANGED"],
    ["to the words of the other language", { shown: { ...danish, hash: english.hash } }, "NOTICE_CHANGED"],
    ["to another notice", { shown: { ...danish, noticeId: "feedback" } }, "NOTICE_UNKNOWN"],
    ["to more than was asked", { categories: ["situation", "contact"] }, "CONSENT_CATEGORY_NOT_ASKED"],
    ["to nothing", { categories: [] }, "CONSENT_CATEGORY_NOT_ASKED"],
    ["until a time that has passed", { expiresAt: onDay(1) }, "INPUT_INVALID"],
    ["until a time of this very day: no whole day is left", { expiresAt: onDay(1, 60_000) }, "INPUT_INVALID"],
    ["until no time at all", { expiresAt: new Date(Number.NaN) }, "INPUT_INVALID"],
    ["to names despite protection, where no name is shared", { categories: ["wishes"], despiteProtection: true }, "INPUT_INVALID"],
    ["after the last moment", { now: answerOver }, "ANSWER_TOO_LATE"],
  ] as const)("CON-11 cannot say yes %s", (_how, change, code) => {
    expect(when(grant(change), requested)).toBe(code);
  });

  it("says yes until the last millisecond, and no longer", () => {
    expect(when(grant({ now: new Date(answerOver.getTime() - 1) }), requested)).toHaveLength(1);
  });

  it("CON-28 answers the second question by itself", () => {
    expect(when(grant({ despiteProtection: true }), requested)).toMatchObject([{ despiteProtection: true }]);
  });

  it("says no, and it stays quiet when she says it again", () => {
    expect(when(refuse(onDay(2)), requested)).toEqual([{ type: "refused", by: "citizen", at: onDay(2).toISOString() }]);
    expect(when(refuse(onDay(3)), given(request, refuse(onDay(2))))).toEqual([]);
  });

  it("CON-17 one tick more or less is a category more or less, in whatever order they were ticked", () => {
    expect(when(grant({ categories: ["wishes", "situation", "wishes"] }), requested)).toMatchObject([{ categories: ["situation", "wishes"] }]);
  });
});
