import { declineReasons, isRefusal } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { decide, rankOf, type ReferralCommand } from "../../src/domain/referral/index.ts";
import { after, at, id, later, paths, play, say, subjectId } from "./commands.ts";

const refusal = (command: ReferralCommand, path: readonly ReferralCommand[]): string => {
  const decision = decide(command, after(path));
  return isRefusal(decision) ? decision.refused : "(none)";
};
const types = (commands: readonly ReferralCommand[], path: readonly ReferralCommand[]) => play(commands, after(path)).events.map(({ type }) => type);
const tells = (commands: readonly ReferralCommand[], path: readonly ReferralCommand[]) => play(commands, after(path)).announced.map(({ eventType }) => eventType.type.split(".").slice(2, 4).join("."));

describe("the sender", () => {
  it.each([
    ["CPR_NUMBER_MISSING", [say.draft({ subjectId: null, lacks: ["cpr-number", "forms"] })]],
    ["REFERRAL_INCOMPLETE", [say.draft({ lacks: ["forms", "languages"] })]],
  ] as const)("asks for consent only when the draft is whole: %s", (code, path) => expect(refusal(say.ask(), path)).toBe(code));
  it("a citizen under 15 is not asked", () => {
    expect(refusal(say.ask({ age: 14 }), paths.draft)).toBe("CITIZEN_UNDER_15");
    expect(refusal(say.ask({ age: 15 }), paths.draft)).toBe("(none)");
  });
  it("a citizen who refers herself is not asked for feedback", () => {
    const own = [say.draft({ sender: { kind: "citizen" }, legalBasis: "self-referral" })];
    expect(refusal(say.ask({ questions: [{ purpose: "feedback", categories: ["started"] }] }), own)).toBe("INPUT_INVALID");
  });
  it("the offer needs a question first, and a permit that covers something", () => {
    expect(refusal(say.send(), paths.draft)).toBe("CONSENT_NOT_ACTIVE");
    expect(refusal({ type: "sendOffer", permitted: [], consentId: id(1), at }, paths.granted)).toBe("CONSENT_NOT_ACTIVE");
  });
  it.each(["revoked", "expired"] as const)("CON-21 an offer that was permitted before its consent was %s is not sent after it", (how) => {
    expect(refusal(say.send(), [...paths.granted, say.consent(how, 2)])).toBe("CONSENT_NOT_ACTIVE");
    expect(refusal(say.send(), [...paths.granted, say.consent(how, 2, { consentId: id(8) })]), "another consent's end").toBe("(none)");
  });
  it("CON-16 another organisation is asked about only when the questions about the former have ended", () => {
    const another = say.ask({ organisationId: "organisation-broen" });
    expect(decide(another, after([say.draft(), say.ask()])), "asked, and not heard of yet").toMatchObject({ refused: "CONSENT_OPEN_REQUEST_EXISTS", detail: { field: "organisationId" } });
    for (const status of ["requested", "granted"] as const) expect(refusal(another, [say.draft(), say.ask(), say.consent(status, 1)])).toBe("CONSENT_OPEN_REQUEST_EXISTS");
    for (const status of ["refused", "lapsed", "revoked", "expired"] as const) expect(refusal(another, [say.draft(), say.ask(), say.consent(status, 1)])).toBe("(none)");
    expect(refusal(another, [...paths.granted, say.consent("revoked", 2), say.consent("granted", 1, { purpose: "feedback", consentId: id(8), organisationId: null })])).toBe("CONSENT_OPEN_REQUEST_EXISTS");
    expect(refusal(say.ask(), paths.granted), "more about the same one is the consent service's to judge").toBe("(none)");
  });
  it("after consent was asked the draft does not become about somebody else", () => {
    expect(refusal(say.edit({ subjectId: `s_${"b".repeat(43)}` }), paths.draft)).toBe("(none)");
    expect(refusal(say.edit({ subjectId: `s_${"b".repeat(43)}` }), paths.granted)).toBe("REFERRAL_WRONG_STATE");
    expect(refusal(say.edit({ subjectId }), paths.granted)).toBe("(none)");
  });
  it("REF-12 a refusal does not tell that the course has begun", () => {
    const decision = decide(say.withdraw(), after(paths.in_course));
    expect(decision).toMatchObject({ refused: "REFERRAL_WRONG_STATE", detail: { state: "accepted" } });
    expect(decide(say.withdraw(), after([...paths.in_course, say.told("started")]))).toMatchObject({ detail: { state: "in_course" } });
  });
  it("REF-05 withdrawing is neither declining nor a consent that is gone", () => {
    expect(tells([say.withdraw("citizen-moved")], paths.offered)).toEqual(["referral.withdrawn"]);
    expect(play([say.withdraw("citizen-moved")], after(paths.offered)).state).toMatchObject({ status: "withdrawn", withdrawn: { reason: "citizen-moved" } });
  });
});

describe("the organisation", () => {
  it("REF-03 opened is recorded once, and apart from accepted", () => {
    expect(types([say.open(), say.open(), say.accept()], paths.offered)).toEqual(["opened", "accepted"]);
    expect(types([say.accept()], paths.offered)).toEqual(["accepted"]);
  });
  it.each(Object.entries(declineReasons))("REF-04 declining for %s says who refused and what follows", (reason, meaning) => {
    const { announced, state } = play([say.decline(reason as keyof typeof declineReasons)], after(paths.offered));
    expect(state).toMatchObject({ status: "declined", declined: { reason, ...meaning } });
    expect(announced[0]?.data).toMatchObject({ reason, ...meaning });
  });
  it("REF-11 closes only with an outcome, and the event does not say which", () => {
    expect(refusal(say.close(), paths.in_course)).toBe("REFERRAL_OUTCOME_MISSING");
    const { state, announced } = play([say.ended(), say.outcome("ended-by-citizen"), say.close()], after(paths.in_course));
    expect(state).toMatchObject({ status: "closed", outcome: "ended-by-citizen" });
    expect(announced.at(-1)?.data).toEqual({ referralId: id(0), organisationId: "organisation-havnen" });
  });
  it("REF-12 does not close while the course runs: its end would never be told", () => {
    expect(decide(say.close(), after([...paths.in_course, say.outcome()]))).toEqual({ refused: "REFERRAL_WRONG_STATE", detail: { state: "in_course", command: "closeReferral", reason: "course-has-not-ended" } });
    expect(types([say.outcome(), say.ended(), say.started(later, 5), say.close()], paths.in_course)).not.toContain("closed");
    expect(types([say.ended(), say.close()], [...paths.in_course, say.outcome()])).toEqual(["course-ended", "closed"]);
  });
  it("REF-11 a referral that never became a course closes with an outcome too", () => expect(types([say.outcome("never-started"), say.close()], paths.accepted)).toEqual(["outcome-recorded", "closed"]));
});

describe("what the consent service says", () => {
  it.each(["refused", "lapsed", "revoked", "expired"] as const)("a draft whose consent is %s stays a draft, and the sender is needed", (status) => {
    expect(play([say.consent(status, 2)], after(paths.granted)).state).toMatchObject({ status: "draft", need: rankOf(status === "refused" || status === "revoked" ? "citizen-said-no" : "citizen-did-not-answer"), waitingSince: at });
  });
  it.each([["offered", "revoked", "consent-revoked"], ["accepted", "revoked", "consent-revoked"], ["in_course", "expired", "consent-expired"]] as const)(
    "CON-18 a referral that is %s stops when its consent is %s", (situation, status, because) => {
      const { state, announced } = play([say.consent(status, 2)], after(paths[situation]));
      expect(state).toMatchObject({ status: "stopped", stopped: { because }, deadlineAt: null });
      expect(announced.map(({ eventType }) => eventType.type)).toEqual(["dk.haandslag.referral.consent-noted.v1", "dk.haandslag.referral.stopped.v1", "dk.haandslag.referral.notice-due.v1"]);
    },
  );
  it.each(["feedback", "measurement"] as const)("CON-16 withdrawing %s leaves the referral alone", (purpose) => {
    expect(play([say.consent("revoked", 2, { purpose, consentId: id(7) })], after(paths.in_course)).state?.status).toBe("in_course");
  });
  it("a consent to another organisation that ends stops nothing here", () => {
    expect(play([say.consent("revoked", 2, { organisationId: "organisation-broen", consentId: id(7) })], after(paths.in_course)).state?.status).toBe("in_course");
  });
  it("a revocation that overtakes its grant stops what was sent on the permit", () => {
    expect(play([say.consent("revoked", 2), say.consent("granted", 1)], after([say.draft(), say.ask(), say.send()])).state?.status).toBe("stopped");
  });
  it("REF-25 taking contact back gives the citizen a code, once", () => {
    const narrowed = [say.consent("granted", 2, { categories: ["situation", "identity"] }), say.consent("granted", 3, { categories: ["situation"] })];
    expect(types(narrowed, paths.in_course)).toEqual(["consent-noted", "contact-code-made", "notice-due", "consent-noted"]);
  });
  it("REF-27 three questions of one sitting are one notice and one reminder", () => {
    const sitting = (["referral", "feedback", "measurement"] as const).map((purpose, n) => say.consent("requested", 0, { purpose, consentId: id(20 + n) }));
    expect(types([...sitting, say.remind(), say.remind(), say.remind()], [say.draft(), say.ask()]).filter((type) => type === "notice-due")).toHaveLength(2);
  });
});

describe("what the course says", () => {
  it("the course starts, goes on with another peer, and ends", () => {
    expect(play([say.started(later, 5), say.ended()], after(paths.in_course)).state).toMatchObject({ status: "in_course", course: { peerId: id(5), startedAt: later, endedAt: later } });
  });
  it("CON-22 an older start never overwrites a newer one", () => {
    expect(types([say.started(at, 3)], [...paths.accepted, say.started(later, 5)])).toEqual([]);
  });
  it.each(["consent-gone", "referral-over"] as const)("an ending because of %s is not told as one of its own", (because) => expect(types([say.ended(because)], paths.in_course)).toEqual([]));
  it("REF-12 what happened before the consent to feedback is offered to it when it comes", () => {
    expect(tells([say.started()], paths.accepted)).toContain("referral.feedback-due");
    const { announced } = play([say.consent("granted", 1, { purpose: "feedback", consentId: id(8), organisationId: null })], after([...paths.in_course, say.outcome(), say.told("started")]));
    expect(announced.map(({ data }) => data["category"])).toEqual([undefined, "outcome"]);
  });
  it("REF-12 that the sender was told is told to its screens, and only what it was told", () => {
    const { announced } = play([say.told("started")], after(paths.in_course));
    expect(announced.map(({ eventType, data }) => [eventType.type, data["category"]])).toEqual([["dk.haandslag.referral.sender-told.v1", "started"]]);
  });
  it("REF-13 of a self-referral there is nobody to tell", () => {
    const own = [say.draft({ sender: { kind: "citizen" }, legalBasis: "self-referral" }), ...paths.in_course.slice(1)];
    expect(tells([say.outcome(), say.ended()], own)).toEqual(["referral.course-noted", "referral.course-noted"]);
  });
  it("an offer that nobody answers is put before the sender, once", () => {
    expect(types([say.time(later), say.time(later)], paths.offered)).toEqual(["answer-overdue"]);
    expect(types([say.time(at)], paths.offered)).toEqual([]);
    expect(play([say.time(later)], after(paths.offered)).state).toMatchObject({ need: rankOf("answer-overdue"), waitingSince: later, deadlineAt: null });
  });
});
