import { isRefusal, type ReceiptClaims } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { announce } from "../../src/domain/receipt/announce.ts";
import type { ReceiptCommand } from "../../src/domain/receipt/commands.ts";
import { decide } from "../../src/domain/receipt/decide.ts";
import { epochViews } from "../../src/domain/receipt/epoch-view.ts";
import type { ReceiptEvent } from "../../src/domain/receipt/events.ts";
import { evolve } from "../../src/domain/receipt/evolve.ts";
import { overdueLines } from "../../src/domain/receipt/overdue-lines.ts";
import { recipientLines } from "../../src/domain/receipt/recipient-lines.ts";
import type { DueBecause, ReceiptAccount } from "../../src/domain/receipt/state.ts";
import { whatIsAwaited } from "../../src/domain/receipt/what-is-awaited.ts";
import { given, grant, narrow, onDay, question, refuse, request, revoke } from "./given-consent.ts";

const { consentId, referralId, subjectId, purpose, discloser, recipient } = question;
const about = { consentId, referralId, subjectId, purpose, discloser, recipient };
/** What the account is of, for others: never whose it is. */
const { subjectId: _hers, ...aboutIt } = about;
const awaitThem = (epoch: number, o: { because?: DueBecause; wasDisclosed?: boolean; of?: typeof about } = {}): ReceiptCommand => ({
  command: "await receipts", about: o.of ?? about, epoch, because: o.because ?? "revoked",
  holders: [{ holder: "referral", isAwaited: true }, { holder: "peer-assignment", isAwaited: o.wasDisclosed ?? true }], now: onDay(3),
});
const answer = { stopped: onDay(3).toISOString(), erased: ["share"] as ReceiptClaims["erased"], kept: [] };
const take = (holder: ReceiptClaims["holder"], epoch: number, change: Partial<ReceiptClaims> = {}): ReceiptCommand => ({
  command: "take receipt", now: onDay(4),
  claims: { iss: `urn:haandslag:${holder}`, jti: consentId, iat: 0, consentId, epoch, referralId, recipient: "organisation-harbour", holder, ...answer, ...change },
});
const time = (now: Date): ReceiptCommand => ({ command: "meet the deadline", now });
const notes = (epoch: number): ReceiptCommand => ({ command: "confirm own notes deleted", epoch, by: "login-coordinator", now: onDay(4) });

function account(...commands: ReceiptCommand[]): ReceiptAccount {
  let state: ReceiptAccount | undefined;
  for (const command of commands) {
    const decision = decide(command, state);
    if (isRefusal(decision)) throw new Error(`${command.command} was refused`);
    state = decision.events.reduce<ReceiptAccount | undefined>(evolve, state);
  }
  if (state === undefined) throw new Error("There is no account.");
  return state;
}
const at = (days: number, ms = 0) => onDay(days, ms).toISOString();

describe("CON-24 a receipt counts for what it names, and is refused for anything else", () => {
  it.each<[string, ReceiptCommand, string]>([
    ["an epoch for which nothing is due", take("referral", 4), "nothing is due for this epoch"],
    ["another consent", take("referral", 3, { consentId: referralId }), "nothing is due for this epoch"],
    ["another referral", take("referral", 3, { referralId: consentId }), "it is about another referral"],
    ["another recipient", take("referral", 3, { recipient: "organisation-bridge" }), "it is about another recipient"],
    ["a holder who holds nothing for this purpose", take("outcomes", 3), "another holder answers for this purpose"],
    ["what another signed", take("referral", 3, { iss: "urn:haandslag:peer-assignment" }), "another holder answers for this purpose"],
  ])("%s", (_what, command, why) => {
    expect(decide(command, account(awaitThem(3)))).toEqual({ refused: "RECEIPT_REFUSED", detail: { why } });
  });
  it("and where there is no account", () => {
    expect(decide(take("referral", 3), undefined)).toEqual({ refused: "RECEIPT_REFUSED", detail: { why: "nothing is due for this epoch" } });
    expect(decide(time(onDay(9)), undefined)).toEqual({ events: [] });
  });
  it("is kept whole, once, and says whether it was awaited", () => {
    const state = account(awaitThem(3, { wasDisclosed: false }));
    expect(decide(take("referral", 3), state)).toEqual({ events: [{ type: "received", epoch: 3, holder: "referral", receiptId: consentId, answer, wasAwaited: true, at: at(4) }] });
    expect(decide(take("peer-assignment", 3), state)).toMatchObject({ events: [{ wasAwaited: false }] });
    expect(decide(take("referral", 3), account(awaitThem(3), take("referral", 3)))).toEqual({ events: [] });
  });
  it("own notes are confirmed by name, once, and only where there can be any", () => {
    expect(decide(notes(3), account(awaitThem(3)))).toEqual({ events: [{ type: "own-notes-confirmed", epoch: 3, by: "login-coordinator", at: at(4), isTold: true }] });
    expect(decide(notes(3), account(awaitThem(3), notes(3)))).toEqual({ events: [] });
    expect(decide(notes(3), account(awaitThem(3, { because: "narrowed" })))).toEqual({ refused: "CONSENT_WRONG_STATE", detail: { state: "narrowed" } });
    for (const state of [undefined, account(awaitThem(4))]) expect(decide(notes(3), state)).toEqual({ refused: "NOT_FOUND", detail: { field: "epoch" } });
  });
  it("what a newer program wants is not understood", () => {
    expect(decide({ command: "forgive", now: onDay(4) } as never, account(awaitThem(3)))).toEqual({ refused: "CONSENT_WRONG_STATE", detail: { state: "unknown" } });
  });
  it.each([
    [undefined, { type: "received", epoch: 3 }, "No receipt account can have been received there: the history is broken."],
    [account(awaitThem(3)), { type: "reminded", epoch: 4 }, "No receipt account can have been reminded there: the history is broken."],
    [account(awaitThem(3)), { type: "forgiven", epoch: 3 }, "No receipt account can have been forgiven there: the history is broken."],
  ])("a history that cannot be stops the replay: %#", (state, event, says) => {
    expect(() => evolve(state, event as never)).toThrow(says);
  });
});

describe("CON-24 an account, as it stands", () => {
  const line = (holder: string, status: string) => ({ holder, status });
  const received = (holder: string) => ({ holder, status: "received", receivedAt: at(4), answer });
  it.each<[string, () => ReceiptAccount, string, string | null, object[]]>([
    ["awaited", () => account(awaitThem(3)), "awaited", at(4), [line("referral", "awaited"), line("peer-assignment", "awaited")]],
    ["of which one was sent nothing", () => account(awaitThem(3, { wasDisclosed: false })), "awaited", at(4), [line("referral", "awaited"), line("peer-assignment", "not-awaited")]],
    ["reminded", () => account(awaitThem(3), take("referral", 3), time(onDay(4))), "reminded", at(6), [received("referral"), line("peer-assignment", "reminded")]],
    ["escalated", () => account(awaitThem(3), take("referral", 3), time(onDay(6))), "escalated", null, [received("referral"), line("peer-assignment", "escalated")]],
    ["answered", () => account(awaitThem(3), take("referral", 3), take("peer-assignment", 3)), "answered", null, [received("referral"), received("peer-assignment")]],
  ])("%s", (_how, state, status, deadlineAt, lines) => {
    const { status: worst, deadlineAt: next, epochs } = state();
    expect([worst, next, epochs[0]?.lines]).toEqual([status, deadlineAt, lines]);
  });
  it("each step at its hour, and never before", () => {
    const state = account(awaitThem(3));
    expect(decide(time(onDay(4, -1)), state)).toEqual({ events: [] });
    expect(decide(time(onDay(4)), state)).toEqual({ events: ["referral", "peer-assignment"].map((holder) => ({ type: "reminded", epoch: 3, holder, at: at(4) })) });
    const reminded = account(awaitThem(3), time(onDay(4)), take("referral", 3));
    expect(decide(time(onDay(6, -1)), reminded)).toEqual({ events: [] });
    expect(decide(time(onDay(6)), reminded)).toEqual({ events: [{ type: "escalated", epoch: 3, holder: "peer-assignment", at: at(6) }] });
    expect(decide(time(onDay(6)), account(awaitThem(3), take("referral", 3)))).toMatchObject({ events: [{ type: "reminded" }, { type: "escalated" }] });
    expect(decide(time(onDay(99)), account(awaitThem(3), time(onDay(6))))).toEqual({ events: [] });
  });
  it("an epoch is opened once, and another beside it keeps its own lines", () => {
    expect(decide(awaitThem(3), account(awaitThem(3)))).toEqual({ events: [] });
    expect(decide(awaitThem(3), account(awaitThem(3), awaitThem(4)))).toEqual({ events: [] });
    const two = account(awaitThem(3, { because: "narrowed" }), awaitThem(4), take("referral", 4));
    expect(two.epochs.map(({ epoch, because, since, lines }) => [epoch, because, since, lines.map(({ status }) => status)])).toEqual([[3, "narrowed", at(3), ["awaited", "awaited"]], [4, "revoked", at(3), ["received", "awaited"]]]);
  });
  it("what an ended consent makes due says of whom, for which epoch, and who answers", () => {
    expect(whatIsAwaited(given(request, grant(), revoke(onDay(3))), false, onDay(3))).toEqual(awaitThem(3, { wasDisclosed: false }));
  });
});

describe("what is told and seen of an account", () => {
  const tell = (event: ReceiptEvent, state: ReceiptAccount) => announce(event, state).map(({ eventType, key, data }) => [eventType.type.split(".")[3], key, data]);
  const got = (epoch: number, wasAwaited = true): ReceiptEvent => ({ type: "received", epoch, holder: "referral", receiptId: consentId, answer, wasAwaited, at: at(4) });
  const receipted = (outstanding: number) => [["receipted", referralId, { consentId, referralId, epoch: 3, recipient, holder: "referral", outstanding }]];

  it("each receipt that was awaited, with how many of its epoch are outstanding", () => {
    expect(tell(got(3), account(awaitThem(3), awaitThem(4), take("referral", 3)))).toEqual(receipted(1));
    expect(tell(got(3), account(awaitThem(3), take("peer-assignment", 3), take("referral", 3)))).toEqual(receipted(0));
    expect(tell(got(3), account(awaitThem(3, { wasDisclosed: false }), take("referral", 3)))).toEqual(receipted(0));
    expect(tell(got(3, false), account(awaitThem(3)))).toEqual([]);
  });
  it("each step of an overdue one, and that own notes are gone, and nothing else", () => {
    const state = account(awaitThem(3));
    for (const [type, step] of [["reminded", "reminder"], ["escalated", "controller"]] as const) {
      expect(tell({ type, epoch: 3, holder: "referral", at: at(4) }, state)).toEqual([["receipt-overdue", referralId, { ...aboutIt, epoch: 3, holder: "referral", step }]]);
    }
    // Of one that was confirmed before there was an event, nothing is announced and nothing is missed.
    expect(tell({ type: "own-notes-confirmed", epoch: 3, by: "login", at: at(4) }, state)).toEqual([]);
    expect(tell({ type: "own-notes-confirmed", epoch: 3, by: "login", at: at(4), isTold: true }, state)).toEqual([["own-notes-confirmed", referralId, { consentId, referralId, epoch: 3, recipient }]]);
    expect(tell({ type: "awaited", about, epoch: 3, because: "revoked", holders: [], at: at(3) }, state)).toEqual([]);
  });
  it("who is late, and who has been told", () => {
    const late = { ...aboutIt, because: "revoked", since: at(3) };
    expect(overdueLines(account(awaitThem(3), take("referral", 3), time(onDay(4))))).toEqual([{ ...late, epoch: 3, holder: "peer-assignment", step: "reminder" }]);
    expect(overdueLines(account(awaitThem(3), time(onDay(6)), awaitThem(4, { wasDisclosed: false })))).toEqual([{ ...late, epoch: 3, holder: "referral", step: "controller" }, { ...late, epoch: 3, holder: "peer-assignment", step: "controller" }]);
    expect(overdueLines(account(awaitThem(3, { wasDisclosed: false })))).toEqual([]);
  });
  it("each epoch, holder by holder, and own notes", () => {
    const open = { receivedAt: null, stopped: null, erased: [], kept: [] };
    expect(epochViews(account(awaitThem(3), take("referral", 3)))).toEqual([{
      epoch: 3, because: "revoked", since: at(3), ownNotes: { status: "unconfirmed", by: null, at: null },
      holders: [{ holder: "referral", status: "received", receivedAt: at(4), ...answer }, { holder: "peer-assignment", status: "awaited", ...open }],
    }]);
    expect(epochViews(account(awaitThem(3), notes(3)))).toMatchObject([{ ownNotes: { status: "confirmed", by: "login-coordinator", at: at(4) } }]);
  });
});

describe("CON-24 the citizen sees one line for each recipient", () => {
  const second = { ...question, consentId: "0198a000-0000-7000-8000-000000000002", purpose: "measurement", asked: ["check-ins"], discloser: { kind: "citizen" } } as const;
  const bridge = { kind: "organisation", id: "organisation-bridge" } as const;
  const first = given(request, grant({ now: onDay(2) }), revoke(onDay(3)));
  const askSecond = { command: "request", question: second, now: onDay(0) } as const;
  const yesToSecond = grant({ categories: ["check-ins"], now: onDay(1) });
  const stillGranted = given(askSecond, yesToSecond);
  const oneLine = (consents: Parameters<typeof recipientLines>[0], accounts: readonly ReceiptAccount[]) => recipientLines(consents, accounts).map(({ recipient: whose, since, until, status }) => [whose, since, until, status]);

  it("from the first yes to the last end; of what was never given there is none", () => {
    expect(recipientLines([given(request), given(request, refuse(onDay(1)))], [])).toEqual([]);
    expect(oneLine([first], [account(awaitThem(3))])).toEqual([[recipient, at(2), at(3), "awaited"]]);
    expect(oneLine([first, stillGranted], [account(awaitThem(3), take("referral", 3), take("peer-assignment", 3))])).toEqual([[recipient, at(1), null, "receiving"]]);
    expect(oneLine([first, given(askSecond, yesToSecond, revoke(onDay(5)))], [])).toEqual([[recipient, at(1), at(5), "answered"]]);
    expect(oneLine([given(request, grant({ now: onDay(2) }), narrow(onDay(3), "wishes"))], [account(awaitThem(3, { because: "narrowed" }))])).toEqual([[recipient, at(2), null, "awaited"]]);
  });
  it("late is late, whatever else is shared, and only of the own recipient", () => {
    const late = account(awaitThem(3), time(onDay(4)));
    const elsewhere = { ...first, consentId: "0198a000-0000-7000-8000-000000000003", recipient: bridge };
    expect(oneLine([stillGranted, first, elsewhere], [late])).toEqual([[recipient, at(1), null, "overdue"], [bridge, at(2), at(3), "answered"]]);
    expect(oneLine([first], [account(awaitThem(3), time(onDay(6)))])).toEqual([[recipient, at(2), at(3), "overdue"]]);
  });
  it("with each of its consents, the first yes first, and its receipts", () => {
    const owed = account(awaitThem(3));
    const lines = recipientLines([first, stillGranted], [owed]);
    expect(lines[0]?.consents).toEqual([
      { consentId: second.consentId, referralId, purpose: "measurement", status: "granted", since: at(1), until: null, receipts: [] },
      { consentId, referralId, purpose: "referral", status: "revoked", since: at(2), until: at(3), receipts: epochViews(owed) },
    ]);
    const same = given(askSecond, grant({ categories: ["check-ins"], now: onDay(2) }));
    for (const consents of [[first, same], [same, first]]) expect(recipientLines(consents, [])[0]?.consents.map((one) => one.consentId)).toEqual([consentId, second.consentId]);
  });
});
