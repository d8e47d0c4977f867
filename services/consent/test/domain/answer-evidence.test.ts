import { expect, it } from "vitest";
import { evidenceOf } from "../../src/domain/consent/evidence.ts";
import { saidOf } from "../../src/domain/consent/said.ts";
import type { Assisted } from "../../src/domain/consent/state.ts";
import { answerOver, asked, danish, endWithReferral, english, given, grant, meetDeadline, narrow, onDay, question, refuse, renew, request, revoke } from "./given-consent.ts";

const nothing = { lawRow: question.lawRow, noticeId: null, noticeVersion: null, noticeLanguage: null, noticeHash: null, method: null, assuranceLevel: null, answeredBy: null };
const toDanish = { lawRow: question.lawRow, noticeId: danish.noticeId, noticeVersion: 1, noticeLanguage: "da", noticeHash: danish.hash };
const toEnglish = { ...toDanish, noticeLanguage: "en", noticeHash: english.hash };
const onPaper: Assisted = {
  method: "paper", answeredOn: "2026-03-03", notice: english, language: "ar", interpreter: "by-video", copy: "letter", writingWaived: false, recordedBy: { userId: "login-caseworker", unitId: "unit-1" },
};
const told = { command: "revoke", by: "staff", now: onDay(3) } as const;

it.each([
  ["a question: nobody has answered", [request], nothing],
  ["a yes by login", [request, grant()], { ...toDanish, method: "login", assuranceLevel: "substantial", answeredBy: "citizen" }],
  ["a representative's yes", [request, grant({ actedFor: { representationId: "p1", kind: "guardian-personal" }, grantor: "s2" })], { ...toDanish, method: "login", assuranceLevel: "substantial", answeredBy: "representative" }],
  ["a yes on paper, the citizen's own whoever recorded it", [request, grant({ assuranceLevel: undefined, shown: english, assisted: onPaper, now: onDay(2) })], { ...nothing, ...toEnglish, method: "paper", answeredBy: "citizen" }],
  ["a yes again, to the text of that day", [request, grant(), renew(onDay(5))], { ...toEnglish, method: "login", assuranceLevel: "high", answeredBy: "citizen" }],
  ["a narrowing, which no yes made", [request, grant(), narrow(onDay(2), "situation")], { ...nothing, method: "login", answeredBy: "citizen" }],
  ["a yes again after a narrowing", [request, grant(), narrow(onDay(2), "situation"), renew(onDay(5))], { ...toEnglish, method: "login", assuranceLevel: "high", answeredBy: "citizen" }],
  ["a no by login", [request, refuse(asked)], { ...nothing, method: "login", answeredBy: "citizen" }],
  ["a no on paper", [request, { command: "refuse", by: "staff", assisted: onPaper, now: onDay(2) } as const], { ...nothing, ...toEnglish, method: "paper", answeredBy: "citizen" }],
  ["a withdrawal", [request, grant(), revoke(onDay(3))], { ...nothing, method: "login", answeredBy: "citizen" }],
  ["a withdrawal that staff were told", [request, grant(), told], { ...nothing, answeredBy: "staff" }],
  ["silence", [request, meetDeadline(answerOver)], nothing],
  ["the referral's end, of which the citizen said nothing", [request, grant(), endWithReferral(onDay(3))], nothing],
])("CON-11 CON-30 the log commits to what was shown, how it was answered and by whom: %s", (_what, commands, expected) => {
  expect(evidenceOf(given(...commands))).toEqual(expected);
});

it.each([
  ["a question", [request], { question: { ...question }, answerBy: expect.any(String) as string }],
  ["a yes by login", [request, grant()], { yes: { notice: danish, lawRow: question.lawRow, method: "login", assuranceLevel: "substantial", grantor: question.subjectId } }],
  ["a representative's yes", [request, grant({ actedFor: { representationId: "p1", kind: "guardian-personal" }, grantor: "s2" })],
    { yes: { notice: danish, lawRow: question.lawRow, method: "login", assuranceLevel: "substantial", grantor: "s2", actedFor: { representationId: "p1", kind: "guardian-personal" } } }],
  ["a yes on paper", [request, grant({ assuranceLevel: undefined, shown: english, assisted: onPaper, now: onDay(2) })], { yes: expect.objectContaining({ assisted: onPaper, method: "paper" }) as object }],
  ["a narrowing", [request, grant(), narrow(onDay(2), "situation")], { by: "citizen" }],
  ["a no by login", [request, refuse(asked)], { by: "citizen" }],
  ["a no on paper", [request, { command: "refuse", by: "staff", assisted: onPaper, now: onDay(2) } as const], { by: "staff", assisted: onPaper }],
  ["a withdrawal that staff were told", [request, grant(), told], { by: "staff" }],
  ["silence", [request, meetDeadline(answerOver)], { because: "no-answer" }],
  ["the referral's end", [request, grant(), endWithReferral(onDay(3))], { because: "referral-over" }],
])("CON-11 CON-30 and, as a hash, to all that was said: %s", (_what, commands, expected) => {
  expect(saidOf(given(...commands))).toStrictEqual(expected);
});

it("CON-26 and to no login of anybody", () => {
  expect(JSON.stringify(evidenceOf(given(request, grant({ assuranceLevel: undefined, shown: english, assisted: onPaper, now: onDay(2) }))))).not.toContain("login-caseworker");
});
