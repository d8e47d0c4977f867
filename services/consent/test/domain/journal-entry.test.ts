import { describe, expect, it } from "vitest";
import { journalEntry } from "../../src/domain/consent/journal-entry.ts";
import { lawRowNamed } from "../../src/domain/law/find-law.ts";
import { danish, endWithReferral, given, grant, meetDeadline, onDay, answerOver, question, refuse, request, revoke } from "./given-consent.ts";

const row = lawRowNamed("health-professional.referral.adult");
if (row === undefined) throw new Error("the row is gone");
const asked = { ...request, question: { ...question, lawRow: row.id } } as typeof request;
const about = { consentId: question.consentId, purpose: "referral", recipient: question.recipient, lawRow: row.id, journal: { is: "health-record", paragraph: "Sundhedsloven § 44", origin: "law" } };
const assisted = { method: "paper", answeredOn: "2026-03-03", notice: danish, language: "ar", interpreter: "present", copy: "letter", writingWaived: false, recordedBy: { userId: "login-caseworker", unitId: "unit-1" } } as const;
const written = { answeredOn: "2026-03-03", language: "ar", interpreter: "present", copy: "letter", writingWaived: false, recordedBy: "login-caseworker" };

describe("CON-11 what the record gets (Sundhedsloven § 44; *law*)", () => {
  it("of a yes by login", () => {
    const entry = journalEntry(given(asked, grant()), row);
    expect(entry).toEqual({
      ...about, answer: "yes", categories: ["situation", "wishes", "identity"], validFrom: onDay(1).toISOString(), expiresAt: "2027-03-02T23:00:00.000Z", endedAt: null,
      method: "login", assuranceLevel: "substantial", actedFor: null, notice: danish, assisted: null,
    });
    expect(JSON.stringify(entry)).not.toContain(question.subjectId);
  });
  it("of one that a representative said, and that has ended since", () => {
    const yes = grant({ grantor: `s_${"r".repeat(43)}`, assuranceLevel: "high", actedFor: { representationId: "0198a000-0000-7000-8000-0000000000f1", kind: "mandate" } });
    for (const end of [revoke(onDay(9)), endWithReferral(onDay(9))]) {
      expect(journalEntry(given(asked, yes, end), row)).toMatchObject({ answer: "yes", actedFor: "mandate", assuranceLevel: "high", endedAt: onDay(9).toISOString() });
    }
  });
  it("of one on paper", () => {
    expect(journalEntry(given(asked, grant({ assuranceLevel: undefined, assisted, now: onDay(2) })), row)).toMatchObject({ method: "paper", assuranceLevel: null, actedFor: null, assisted: written });
  });
  it("of a no, by login and on paper", () => {
    const no = { ...about, answer: "no", categories: [], validFrom: null, expiresAt: null, endedAt: onDay(2).toISOString(), assuranceLevel: null, actedFor: null };
    expect(journalEntry(given(asked, refuse(onDay(2))), row)).toEqual({ ...no, method: "login", notice: null, assisted: null });
    expect(journalEntry(given(asked, { command: "refuse", by: "staff", assisted, now: onDay(2) }), row)).toEqual({ ...no, method: "paper", notice: danish, assisted: written });
  });
  it("of no answer nothing", () => {
    expect(journalEntry(given(asked), row)).toBeNull();
    expect(journalEntry(given(asked, meetDeadline(answerOver)), row)).toBeNull();
  });
});
