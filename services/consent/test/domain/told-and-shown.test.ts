import { ConsentDisclosed } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { announce } from "../../src/domain/consent/announce.ts";
import { announceDisclosed } from "../../src/domain/consent/announce-disclosed.ts";
import { answered } from "../../src/domain/consent/answered.ts";
import { citizenView } from "../../src/domain/consent/citizen-view.ts";
import type { ConsentCommand } from "../../src/domain/consent/commands.ts";
import { decide } from "../../src/domain/consent/decide.ts";
import { evolve } from "../../src/domain/consent/evolve.ts";
import { factsOf } from "../../src/domain/consent/facts.ts";
import type { Consent } from "../../src/domain/consent/state.ts";
import { answerOver, endWithReferral, given, grant, meetDeadline, narrow, onDay, question, refuse, reminderDue, renew, request, revoke } from "./given-consent.ts";

const { consentId, referralId, subjectId, purpose, discloser, recipient, asked, lawRow } = question;
const ended = new Date("2027-03-02T23:00:00.000Z");
const shared = ["situation", "wishes", "identity"];

/** What is announced when this command comes after those. */
function told(command: ConsentCommand, ...before: ConsentCommand[]) {
  const state = before.length === 0 ? undefined : given(...before);
  const decision = decide(command, state);
  if ("refused" in decision) throw new Error(`refused with ${decision.refused}`);
  let now: Consent | undefined = state;
  return decision.events.flatMap((event) => {
    now = evolve(now, event);
    return announce(event, now);
  }).map(({ eventType, key, data }) => {
    // What is announced must be what its contract says (strict), or nobody could read it.
    expect(eventType.data.parse(data)).toEqual(data);
    expect([key, JSON.stringify(data).includes(subjectId)]).toEqual([referralId, false]);
    return [eventType.type, data];
  });
}
const about = (epoch: number, categories: readonly string[]) => ({ consentId, referralId, epoch, purpose, discloser, recipient, categories });

describe("what the others are told, with no subject id (CON-26)", () => {
  it.each<[string, ConsentCommand, ConsentCommand[], string, object]>([
    ["that it was asked", request, [], "requested", { ...about(1, asked), answerBy: answerOver.toISOString() }],
    ["that an answer is awaited", meetDeadline(reminderDue), [request], "reminder-due", { consentId, referralId, kind: "answer", answerBy: answerOver.toISOString() }],
    ["a yes", grant(), [request], "granted", { ...about(2, shared), validFrom: onDay(1).toISOString(), expiresAt: ended.toISOString() }],
    ["a no", refuse(onDay(1)), [request], "refused", about(2, asked)],
    ["silence", meetDeadline(answerOver), [request], "lapsed", about(2, asked)],
    ["that it is over before an answer came", endWithReferral(onDay(1)), [request], "lapsed", about(2, asked)],
    ["that a renewal is due", meetDeadline(new Date("2027-01-31T11:00:00.000Z")), [request, grant()], "reminder-due", { consentId, referralId, kind: "renewal", answerBy: ended.toISOString() }],
    ["a renewal", renew(onDay(300)), [request, grant()], "renewed", { ...about(3, shared), expiresAt: "2027-12-26T23:00:00.000Z" }],
    ["a narrowing", narrow(onDay(2), "wishes"), [request, grant()], "narrowed", about(3, ["wishes"])],
    ["a revocation", revoke(onDay(2)), [request, grant()], "revoked", { ...about(3, shared), by: "citizen" }],
    ["that its time is over", meetDeadline(ended), [request, grant()], "expired", { ...about(3, shared), because: "time" }],
    ["that the referral is over", endWithReferral(onDay(2)), [request, grant()], "expired", { ...about(3, shared), because: "referral-over" }],
  ])("%s", (_what, command, before, type, data) => {
    expect(told(command, ...before)).toEqual([[`dk.haandslag.consent.${type}.v1`, data]]);
  });
});

const requested = given(request);
const granted = given(request, grant({ despiteProtection: true }));
const refused = given(request, refuse(onDay(1)));
const revoked = given(request, grant({ despiteProtection: true }), revoke(onDay(2)));

describe("CON-32 what the citizen sees", () => {
  const seen = { consentId, referralId, purpose, discloser, recipient, asked, shared: [], despiteProtection: false, answerBy: null, validFrom: null, expiresAt: null, endedAt: null };
  const period = { validFrom: onDay(1).toISOString(), expiresAt: ended.toISOString() };
  it.each([
    ["of what she is asked", requested, { ...seen, status: "requested", epoch: 1, answerBy: answerOver.toISOString() }],
    ["of what she shares", granted, { ...seen, status: "granted", epoch: 2, shared, despiteProtection: true, ...period }],
    ["of what she refused", refused, { ...seen, status: "refused", epoch: 2, endedAt: onDay(1).toISOString() }],
    ["of what she stopped: nothing is shared", revoked, { ...seen, status: "revoked", epoch: 3, despiteProtection: true, ...period, endedAt: onDay(2).toISOString() }],
  ])("%s", (_what, consent, expected) => {
    expect(citizenView(consent)).toEqual(expected);
  });
  it("and a command answers with codes alone (REF-21)", () => {
    expect(answered({ state: granted })).toEqual({ consentId, status: "granted", epoch: 2 });
  });
});

describe("what a decision reads of a consent", () => {
  const read = { format: 1, consentId, referralId, subjectId, purpose, discloser, recipient, lawRow };
  const nothing = { validFrom: null, expiresAt: null, despiteProtection: false, yesEpoch: null };
  const yes = { validFrom: onDay(1).toISOString(), expiresAt: ended.toISOString(), despiteProtection: true, yesEpoch: 2 };
  it.each([
    ["that is asked", requested, { ...read, status: "requested", epoch: 1, categories: asked, ...nothing }],
    ["that is granted: what was ticked", granted, { ...read, status: "granted", epoch: 2, categories: shared, ...yes }],
    ["that is refused: a no is as wide as the question was", refused, { ...read, status: "refused", epoch: 2, categories: asked, ...nothing }],
    ["that is revoked: the same", revoked, { ...read, status: "revoked", epoch: 3, categories: asked, ...yes }],
    ["that was narrowed: the yes stands where it was said (CON-08)", given(request, grant(), narrow(onDay(2), "wishes")), { ...read, status: "granted", epoch: 3, categories: ["wishes"], ...yes, despiteProtection: false }],
  ])("%s", (_what, consent, expected) => {
    expect(factsOf(consent)).toEqual(expected);
  });
});

it("CON-31 of a disclosure others hear who gave whom which categories under which epoch of which consent, and nothing of whom it is about", () => {
  const row = { id: "0198a000-0000-7000-8000-00000000d001", referral_id: referralId, discloser: "municipality-0101", recipient: "organisation-havnen", purpose: "referral", categories: ["situation", "wishes"], consent_id: consentId, epoch: 2 } as const;
  const told = announceDisclosed({ ...row, categories: [...row.categories] });
  expect(told).toEqual({
    eventType: ConsentDisclosed, key: referralId,
    data: { disclosureId: row.id, referralId, consentId, epoch: 2, purpose: "referral", categories: ["situation", "wishes"], discloser: { kind: "authority", id: "municipality-0101" }, recipient: { kind: "organisation", id: "organisation-havnen" } },
  });
  expect(ConsentDisclosed.data.parse(told.data)).toEqual(told.data);
});
