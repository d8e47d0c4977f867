import { describe, expect, it } from "vitest";
import { danishMidnight } from "../../src/domain/danish-midnight.ts";
import { lawTable } from "../../src/domain/law/law-table.ts";
import { yearsAfter } from "../../src/domain/law/years-after.ts";
import type { Question } from "../../src/domain/consent/state.ts";
import { answerOver, asked, danish, english, given, grant, onDay, question, refuse, request, when } from "./given-consent.ts";

describe("a citizen who was asked", () => {
  const requested = given(request);

  it("CON-11 says yes: notice id, version, hash and language, method, assurance level and who are on record", () => {
    expect(when(grant({ shown: english, assuranceLevel: "high" }), requested)).toEqual([{
      type: "granted", categories: ["situation", "wishes", "identity"], validFrom: onDay(1).toISOString(), expiresAt: "2027-03-02T23:00:00.000Z", remindAt: "2027-01-31T11:00:00.000Z",
      despiteProtection: false, yes: { notice: english, method: "login", assuranceLevel: "high", grantor: question.subjectId },
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

describe("CON-10 the law table", () => {
  const senders: Record<string, Partial<Question>> = {
    region: { discloser: { kind: "authority", id: "region-1084" } },
    municipality: { discloser: { kind: "authority", id: "municipality-0101" } },
    citizen: { discloser: { kind: "citizen" } },
    organisation: { discloser: { kind: "organisation", id: "organisation-harbour" }, recipient: { kind: "authority", id: "municipality-0101" } },
  };
  it.each(lawTable.map((row) => [row.sender, row.purpose, row] as const))("caps what a %s shares for %s: to the end, and a millisecond longer", (sender, purpose, row) => {
    const categories = purpose === "referral" ? (["wishes"] as const) : purpose === "feedback" ? (["started"] as const) : (["check-ins"] as const);
    const state = given({ command: "request", now: asked, question: { ...question, ...senders[sender], purpose, asked: categories } });
    const longest = yearsAfter(onDay(1), row.longestLifeYears);
    const lastMidnight = danishMidnight(longest).toISOString();
    expect(when(grant({ categories, expiresAt: longest }), state)).toMatchObject([{ expiresAt: lastMidnight }]);
    expect(when(grant({ categories, expiresAt: new Date(longest.getTime() + 1) }), state)).toBe("CONSENT_TOO_LONG");
    expect(when(grant({ categories }), state)).toMatchObject([{ expiresAt: lastMidnight }]);
  });

  it("has no row for a municipality that measures, so it cannot be asked for and cannot be given", () => {
    const state = given({ command: "request", now: asked, question: { ...question, purpose: "measurement", asked: ["check-ins"] } });
    expect(when(grant({ categories: ["check-ins"] }), state)).toBe("CONSENT_TOO_LONG");
  });

  it("a year from 29 February ends on 28 February", () => {
    expect(yearsAfter(new Date("2028-02-29T10:00:00Z"), 1)).toEqual(new Date("2029-02-28T10:00:00Z"));
    expect(yearsAfter(new Date("2026-03-31T10:00:00Z"), 1)).toEqual(new Date("2027-03-31T10:00:00Z"));
  });
});
