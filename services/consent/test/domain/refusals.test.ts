import { describe, expect, it } from "vitest";
import type { ConsentCommand } from "../../src/domain/consent/commands.ts";
import { renewalReminder } from "../../src/domain/consent/deadlines.ts";
import { decide } from "../../src/domain/consent/decide.ts";
import { evolve } from "../../src/domain/consent/evolve.ts";
import { mayAsk } from "../../src/domain/consent/may-ask.ts";
import type { Assisted, Consent } from "../../src/domain/consent/state.ts";
import { answerOver, danish, endWithReferral, given, grant, meetDeadline, narrow, onDay, question, refuse, renew, request, revoke, when } from "./given-consent.ts";

const requested = given(request);
const granted = given(request, grant());
const revoked = given(request, grant(), revoke(onDay(2)));
const lawRow = "authority.referral.adult";
const assisted = (change: Partial<Assisted> = {}): Assisted => ({
  method: "paper", answeredOn: "2026-03-03", notice: danish, language: "ar", interpreter: "by-phone", copy: "handed-over", writingWaived: false, recordedBy: { userId: "login-caseworker", unitId: "unit-1" }, ...change,
});
const onRecord = (change: Partial<Assisted> = {}, now = onDay(3)) => grant({ assuranceLevel: undefined, assisted: assisted(change), now });
const underSundhedsloven = given({ command: "request", now: onDay(0), question: { ...question, lawRow: "health-professional.referral.adult" } });

describe("a refusal says what it is about, in codes (CON-26)", () => {
  it.each<[string, ConsentCommand, Consent | undefined, string, object]>([
    ["nothing there", revoke(onDay(1)), undefined, "NOT_FOUND", { command: "revoke" }],
    ["asked already", request, requested, "CONSENT_WRONG_STATE", { state: "requested", command: "request" }],
    ["no yes to renew", renew(onDay(1)), requested, "CONSENT_WRONG_STATE", { state: "requested", command: "renew" }],
    ["no yes to narrow", narrow(onDay(1), "wishes"), requested, "CONSENT_WRONG_STATE", { state: "requested", command: "narrow" }],
    ["a yes is there", grant(), granted, "CONSENT_WRONG_STATE", { state: "granted", command: "grant" }],
    ["too late for a no: it is a revocation then", refuse(onDay(2)), granted, "CONSENT_WRONG_STATE", { state: "granted", command: "refuse" }],
    ["over", grant(), revoked, "CONSENT_WRONG_STATE", { state: "revoked", command: "grant" }],
    ["over, to be renewed", renew(onDay(3)), revoked, "CONSENT_WRONG_STATE", { state: "revoked", command: "renew" }],
    ["over, to be narrowed", narrow(onDay(3), "wishes"), revoked, "CONSENT_WRONG_STATE", { state: "revoked", command: "narrow" }],
    ["after the last moment", grant({ now: answerOver }), requested, "ANSWER_TOO_LATE", { state: "requested" }],
    ["too low a login", grant({ assuranceLevel: "low" }), requested, "ASSURANCE_TOO_LOW", { needed: "substantial" }],
    ["one category too many", grant({ categories: ["situation", "contact"] }), requested, "CONSENT_CATEGORY_NOT_ASKED", { field: "categories" }],
    ["one that was not given", narrow(onDay(2), "wishes", "practical"), granted, "CONSENT_CATEGORY_NOT_ASKED", { field: "categories" }],
    ["a second yes about no name", grant({ categories: ["wishes"], despiteProtection: true }), requested, "INPUT_INVALID", { field: "despiteProtection" }],
    ["another notice", grant({ shown: { ...danish, noticeId: "feedback" } }), requested, "NOTICE_UNKNOWN", { field: "notice" }],
    ["other words", grant({ shown: { ...danish, version: 2 } }), requested, "NOTICE_CHANGED", { field: "notice" }],
    ["an end that has passed", grant({ expiresAt: onDay(1) }), requested, "INPUT_INVALID", { field: "expiresAt" }],
    ["an end before a whole day is left", grant({ expiresAt: onDay(1, 60_000) }), requested, "INPUT_INVALID", { field: "expiresAt" }],
    ["an end too far away", grant({ expiresAt: onDay(800) }), requested, "CONSENT_TOO_LONG", { field: "expiresAt", longest: onDay(366).toISOString(), row: lawRow, paragraph: expect.any(String), origin: expect.any(String) }],
    ["a day that is none", onRecord({ answeredOn: "2026-13-01" }), requested, "INPUT_INVALID", { field: "answeredOn" }],
    ["a day to come", onRecord({ answeredOn: "2026-03-09" }), requested, "INPUT_INVALID", { field: "answeredOn" }],
    ["an end in this very moment, which is a midnight", grant({ now: new Date("2026-03-03T23:00:00.000Z"), expiresAt: new Date("2026-03-03T23:30:00.000Z") }), requested, "INPUT_INVALID", { field: "expiresAt" }],
    ["writing that is not there", onRecord({ method: "in-person" }), underSundhedsloven, "CONSENT_FORM_MISSING", { field: "writingWaived", row: "health-professional.referral.adult", paragraph: expect.any(String) }],
    ["another citizen's login, with no right to act", grant({ grantor: `s_${"b".repeat(43)}` }), requested, "REPRESENTATION_NOT_COVERING", { reason: "none", row: lawRow, paragraph: expect.any(String) }],
    ["somebody whom the law's row does not let grant", grant({ actedFor: { representationId: "r", kind: "of no kind" as never } }), requested, "REPRESENTATION_NOT_COVERING", { reason: "kind", row: lawRow, paragraph: expect.any(String) }],
  ])("%s", (_what, command, state, refused, detail) => {
    expect(decide(command, state)).toEqual({ refused, detail });
  });
  it("and so does one of asking", () => {
    const asking = { referralId: question.referralId, purpose: "referral", byCitizen: false } as const;
    expect(mayAsk(asking, [granted], onDay(3))).toEqual({ refused: "CONSENT_OPEN_REQUEST_EXISTS", detail: { purpose: "referral", state: "granted" } });
    expect(mayAsk({ ...asking, referralId: "another" }, [revoked], onDay(3))).toEqual({ refused: "CONSENT_ASKED_TOO_SOON", detail: { purpose: "referral", notBefore: onDay(32).toISOString() } });
    // It ended by itself: that was no no of hers.
    expect(mayAsk(asking, [given(request, grant(), endWithReferral(onDay(2)))], onDay(3))).toBeUndefined();
    expect(mayAsk(asking, [given(request, endWithReferral(onDay(2)))], onDay(3))).toBeUndefined();
  });
});

describe("what a newer program wrote is not understood, and changes nothing", () => {
  const newer = { command: "pause", now: onDay(3) } as never;
  it.each([["requested", requested], ["granted", granted], ["revoked", revoked]])("a command for a %s consent", (_status, state) => {
    expect(decide(newer, state)).toEqual({ refused: "CONSENT_WRONG_STATE", detail: { state: "unknown" } });
  });
  it("a status", () => {
    expect(decide(revoke(onDay(3)), { ...granted, status: "paused" } as never)).toEqual({ refused: "CONSENT_WRONG_STATE", detail: { state: "unknown" } });
  });
  it.each([
    [undefined, { type: "revoked", by: "citizen", at: "" }, "A consent that is not there cannot have been revoked: the history is broken."],
    [requested, { type: "revoked", by: "citizen", at: "" }, "A consent that is requested cannot have been revoked: the history is broken."],
    [granted, { type: "refused", by: "citizen", at: "" }, "A consent that is granted cannot have been refused: the history is broken."],
    [granted, { type: "paused" }, "A consent that is granted cannot have been paused: the history is broken."],
    [revoked, { type: "renewed" }, "A consent that is revoked cannot have been renewed: the history is broken."],
  ])("a history that cannot be stops the replay: %#", (state, event, says) => {
    expect(() => evolve(state, event as never)).toThrow(says);
  });
});

it("a consent that ends with its referral says so, granted or not", () => {
  expect(when(endWithReferral(onDay(1)), requested)).toEqual([{ type: "lapsed", because: "referral-over", at: onDay(1).toISOString() }]);
  expect(when(endWithReferral(onDay(2)), granted)).toEqual([{ type: "expired", because: "referral-over", at: onDay(2).toISOString() }]);
  expect(when(meetDeadline(new Date("2027-01-31T11:00:00.000Z")), granted)).toEqual([{ type: "reminded", of: "renewal", at: "2027-01-31T11:00:00.000Z" }]);
});
it("CON-28 the yes to contact alone is one despite protection too, and it stays while it is about something", () => {
  const withContact = given({ command: "request", now: onDay(0), question: { ...question, asked: ["situation", "contact"] } }, grant({ categories: ["situation", "contact"], despiteProtection: true }));
  expect(withContact).toMatchObject({ given: { despiteProtection: true } });
  expect(when(narrow(onDay(2), "contact"), withContact)).toEqual([{ type: "narrowed", categories: ["contact"], despiteProtection: true, by: "citizen" }]);
  expect(when(narrow(onDay(2), "situation"), withContact)).toEqual([{ type: "narrowed", categories: ["situation"], despiteProtection: false, by: "citizen" }]);
});
it("CON-11 what was answered on a day that has just begun may be written down", () => {
  expect(when(onRecord({ answeredOn: "2026-03-05" }, new Date("2026-03-04T23:00:00.000Z")), requested)).toMatchObject([{ type: "granted" }]);
  expect(when(onRecord({ answeredOn: "2026-03-05" }, new Date("2026-03-04T22:59:59.999Z")), requested)).toBe("INPUT_INVALID");
});
it("a no by login keeps no record of paper", () => {
  const [event] = when(refuse(onDay(1)), requested);
  expect(Object.keys(event as object)).toEqual(["type", "by", "at"]);
});
it("a consent that is given at noon for the rest of the day is asked about later than at once", () => {
  expect(renewalReminder(new Date("2026-03-03T11:00:00.000Z"), new Date("2026-03-03T23:00:00.000Z"))).toBe("2026-03-03T17:00:00.000Z");
});
it("CON-11 a yes by login keeps for whom it was said only where somebody acted", () => {
  expect(when(grant(), requested)).toMatchObject([{ yes: { method: "login" } }]);
  const [event] = when(grant(), requested);
  expect(Object.keys((event as { yes: object }).yes)).not.toContain("actedFor");
});
