import { LookUpWhat } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { epochLine, type EpochWithEvent } from "../../src/domain/account/epoch-line.ts";
import { categoriesSeen, lookerOf } from "../../src/domain/account/look-up.ts";
import type { ConsentEvent } from "../../src/domain/consent/events.ts";
import type { Assisted, Question, Yes } from "../../src/domain/consent/state.ts";

const notice = { noticeId: "referral-from-authority", version: 1, language: "da", hash: "a".repeat(64) } as const;
const at = new Date("2026-03-02T09:00:00.000Z");
const own: Yes = { method: "login", assuranceLevel: "substantial", notice, grantor: "s", lawRow: "row" };
const forAnother: Yes = { ...own, actedFor: { representationId: "r", kind: "mandate" } };
const assisted: Assisted = { method: "paper", answeredOn: "2026-03-02", notice, language: "da", interpreter: "none", copy: "letter", writingWaived: false, recordedBy: { userId: "login-caseworker", unitId: "unit-1" } };
const onPaper: Yes = { method: "paper", assisted, notice, grantor: "s", lawRow: "row" };
const granted = (yes: Yes): ConsentEvent => ({ type: "granted", categories: ["wishes"], validFrom: at.toISOString(), expiresAt: at.toISOString(), remindAt: at.toISOString(), yes, despiteProtection: false });
const renewed = (yes: Yes): ConsentEvent => ({ type: "renewed", expiresAt: at.toISOString(), remindAt: at.toISOString(), yes });
const ended = { at: at.toISOString() };

const login = { role: "citizen", userId: "login-citizen" };
const caseworker = { role: "caseworker", userId: "login-caseworker", tenantId: "municipality-0101", unitId: "unit-1" };
const epoch = (event: ConsentEvent, change: Partial<EpochWithEvent> = {}): EpochWithEvent =>
  ({ consentId: "c", epoch: 2, position: 7, status: "granted", categories: ["wishes"], validFrom: at, expiresAt: null, despiteProtection: true, lawRow: "row", at, event, actor: login, ...change });

describe("CON-32 one change of a consent, as its citizen reads it", () => {
  it("has its place, time, period and law row, and what is shared from here on only while it is granted", () => {
    expect(epochLine(epoch(granted(own)))).toEqual({
      epoch: 2, what: "granted", at: at.toISOString(), by: { kind: "citizen", role: "citizen", tenantId: null, unitId: null, userId: null }, position: 7, shared: ["wishes"],
      validFrom: at.toISOString(), expiresAt: null, despiteProtection: true, method: "login", notice, actedAs: null, because: null, lawRow: "row",
    });
    expect(epochLine(epoch({ type: "revoked", by: "citizen", ...ended }, { status: "revoked", validFrom: null, expiresAt: at }))).toMatchObject({ shared: [], validFrom: null, expiresAt: at.toISOString() });
  });

  it.each([
    ["a citizen's yes", granted(own), login, { kind: "citizen", userId: null }],
    ["a representative's yes", granted(forAnother), login, { kind: "representative", role: "citizen", userId: null }],
    ["a representative's renewal", renewed(forAnother), login, { kind: "representative", userId: null }],
    ["a representative's no", { type: "refused", by: "representative", ...ended }, login, { kind: "representative", userId: null }],
    ["a citizen's no", { type: "refused", by: "citizen", ...ended }, login, { kind: "citizen", userId: null }],
    ["a representative's stop", { type: "revoked", by: "representative", ...ended }, login, { kind: "representative", userId: null }],
    ["a stop that staff were told of", { type: "revoked", by: "staff", ...ended }, caseworker, { kind: "staff", ...caseworker }],
    ["a yes on paper", granted(onPaper), caseworker, { kind: "staff", ...caseworker }],
    ["a coordinator's narrowing", { type: "narrowed", categories: ["wishes"], despiteProtection: false, by: "staff" }, { role: "coordinator", userId: "login", tenantId: "organisation-harbour" }, { kind: "staff", role: "coordinator", userId: "login", tenantId: "organisation-harbour", unitId: null }],
    ["a question", { type: "requested", question: {} as Question, remindAt: "", answerBy: "" }, { role: "service", userId: "haandslag-referral" }, { kind: "service", role: "service", userId: "haandslag-referral", tenantId: null, unitId: null }],
    ["a question of an actor that is not known", { type: "requested", question: {} as Question, remindAt: "", answerBy: "" }, null, { kind: "service", role: null, userId: null }],
    ["time", { type: "expired", because: "time", ...ended }, null, { kind: "time", role: null }],
    ["silence", { type: "lapsed", because: "no-answer", ...ended }, null, { kind: "time", role: null }],
    ["a referral that is over", { type: "expired", because: "referral-over", ...ended }, { role: "service", userId: "x" }, { kind: "referral", role: null, userId: null }],
    ["a referral that is over before an answer", { type: "lapsed", because: "referral-over", ...ended }, null, { kind: "referral" }],
  ] as const satisfies readonly (readonly [string, ConsentEvent, EpochWithEvent["actor"], object])[])("says whose change %s was", (_what, event, actor, by) => {
    expect(epochLine(epoch(event, { actor })).by).toMatchObject(by);
  });

  it.each([
    ["by login", granted(own), { method: "login", notice, actedAs: null, because: null }],
    ["by login for another", renewed(forAnother), { method: "login", notice, actedAs: "mandate" }],
    ["on paper", granted(onPaper), { method: "paper", notice, actedAs: null }],
    ["no, on paper", { type: "refused", by: "staff", assisted, ...ended }, { method: "paper", notice }],
    ["no, by login", { type: "refused", by: "citizen", ...ended }, { method: "login", notice: null }],
    ["no, told to staff", { type: "refused", by: "staff", ...ended }, { method: null, notice: null }],
    ["stopped", { type: "revoked", by: "citizen", ...ended }, { method: null, notice: null, actedAs: null, because: null }],
    ["ended by itself", { type: "expired", because: "time", ...ended }, { method: null, because: "time" }],
  ] as const satisfies readonly (readonly [string, ConsentEvent, object])[])("says how it was answered: %s", (_what, event, told) => {
    expect(epochLine(epoch(event))).toMatchObject(told);
  });

  it("a reminder is no epoch", () => {
    expect(() => epochLine(epoch({ type: "reminded", of: "answer", ...ended }))).toThrow("A reminder is no epoch: the history of a consent is broken.");
  });
});

describe("CON-32 who looked", () => {
  it.each([
    ["caseworker", "case-work"], ["team-leader", "supervision"], ["coordinator", "coordination"], ["auditor", "audit"], ["citizen", "own-insight"],
  ])("a %s does it for %s", (role, reason) => {
    expect(lookerOf({ role, userId: "login", tenantId: "tenant", unitId: "unit" })).toEqual({ role, userId: "login", tenantId: "tenant", unitId: "unit", reason });
    expect(lookerOf({ role, userId: "login" })).toMatchObject({ tenantId: null, unitId: null });
  });

  it("a service and a role that has no reason are none", () => {
    for (const role of ["service", "peer", ""]) expect(lookerOf({ role, userId: "login" })).toBeUndefined();
  });

  it("the case shows all of the record, a search the name, and nothing else shows any of it", () => {
    expect(LookUpWhat.options.filter((what) => categoriesSeen(what).length > 0)).toEqual(["case", "search"]);
    expect(categoriesSeen("search")).toEqual(["identity"]);
    expect(categoriesSeen("case")).toEqual(["situation", "wishes", "practical", "identity", "contact"]);
  });
});
