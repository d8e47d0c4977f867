import fc from "fast-check";
import { holdersOf, isRefusal, type Purpose, type ReceiptClaims, receiptIssuer } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { announce } from "../../src/domain/receipt/announce.ts";
import type { ReceiptCommand } from "../../src/domain/receipt/commands.ts";
import { decide } from "../../src/domain/receipt/decide.ts";
import type { ReceiptEvent } from "../../src/domain/receipt/events.ts";
import { evolve } from "../../src/domain/receipt/evolve.ts";
import type { About, DueBecause, ReceiptAccount } from "../../src/domain/receipt/state.ts";
import { transitionTable } from "../../src/domain/receipt/transitions.ts";
import { whatIsAwaited } from "../../src/domain/receipt/what-is-awaited.ts";
import { given, grant, meetDeadline, narrow, onDay, question, refuse, renew, request, revoke } from "./given-consent.ts";

const { consentId, referralId, subjectId, discloser, recipient } = question;
const aboutFor = (purpose: Purpose): About => ({ consentId, referralId, subjectId, purpose, discloser, recipient });
const dueAt = (epoch: number, o: { because?: DueBecause; purpose?: Purpose; wasDisclosed?: boolean; now?: Date } = {}): ReceiptCommand => {
  const { because = "revoked", purpose = "referral", wasDisclosed = true, now = onDay(3) } = o;
  return { command: "await receipts", about: aboutFor(purpose), epoch, because, holders: holdersOf[purpose].map((holder) => ({ holder, isAwaited: holder !== "peer-assignment" || wasDisclosed })), now };
};
const claims = (holder: ReceiptClaims["holder"], epoch: number, change: Partial<ReceiptClaims> = {}): ReceiptClaims => ({
  iss: `urn:haandslag:${holder}`, jti: consentId, iat: 0, consentId, epoch, referralId, recipient: "organisation-harbour", holder, stopped: onDay(3).toISOString(), erased: ["share"], kept: [], ...change,
});
const take = (holder: ReceiptClaims["holder"], epoch: number, change?: Partial<ReceiptClaims>): ReceiptCommand => ({ command: "take receipt", claims: claims(holder, epoch, change), now: onDay(4) });
const time = (now: Date): ReceiptCommand => ({ command: "meet the deadline", now });
const notes = (epoch: number): ReceiptCommand => ({ command: "confirm own notes deleted", epoch, by: "login-coordinator", now: onDay(4) });

/** Refusals change nothing, as in the database. */
function after(...commands: ReceiptCommand[]): { state: ReceiptAccount | undefined; history: ReceiptEvent[] } {
  let state: ReceiptAccount | undefined;
  const history: ReceiptEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, state);
    if (isRefusal(decision)) continue;
    for (const event of decision.events) {
      state = evolve(state, event);
      history.push(event);
    }
  }
  return { state, history };
}

describe("CON-24 what is due", () => {
  it("for each epoch that ends or narrows what was granted, by its purpose; for no other", () => {
    const due = (consent: Parameters<typeof whatIsAwaited>[0], wasDisclosed = true) => {
      const command = whatIsAwaited(consent, wasDisclosed, onDay(3));
      return command === undefined ? undefined : [command.because, command.epoch, command.holders.filter(({ isAwaited }) => isAwaited).map(({ holder }) => holder)];
    };
    expect(due(given(request))).toBeUndefined();
    expect(due(given(request, grant()))).toBeUndefined();
    expect(due(given(request, grant(), renew(onDay(2))))).toBeUndefined();
    expect(due(given(request, refuse(onDay(1))))).toBeUndefined();
    expect(due(given(request, revoke(onDay(1))))).toBeUndefined();
    expect(due(given(request, grant(), narrow(onDay(2), "wishes")))).toEqual(["narrowed", 3, ["referral", "peer-assignment"]]);
    expect(due(given(request, grant(), narrow(onDay(2), "wishes"), renew(onDay(3))))).toBeUndefined();
    expect(due(given(request, grant(), revoke(onDay(2))))).toEqual(["revoked", 3, ["referral", "peer-assignment"]]);
    expect(due(given(request, grant(), revoke(onDay(2))), false)).toEqual(["revoked", 3, ["referral"]]);
    expect(due(given(request, grant(), meetDeadline(new Date("2027-03-02T23:00:00.000Z"))))).toEqual(["expired", 3, ["referral", "peer-assignment"]]);
  });

  it("own notes: where somebody was told, and the consent is over", () => {
    const notesOf = (o: Parameters<typeof dueAt>[1]) => after(dueAt(3, o)).state?.epochs[0]?.ownNotes.status;
    expect([notesOf({}), notesOf({ because: "expired" }), notesOf({ because: "narrowed" }), notesOf({ wasDisclosed: false }), notesOf({ purpose: "measurement" }), notesOf({ purpose: "feedback" })])
      .toEqual(["unconfirmed", "unconfirmed", "not-applicable", "not-applicable", "not-applicable", "not-applicable"]);
  });
});

describe("CON-22 CON-24 receipts", () => {
  const purposes = fc.constantFrom<Purpose>("referral", "feedback", "measurement");
  const anyCommand: fc.Arbitrary<ReceiptCommand> = fc.oneof(
    fc.tuple(fc.constantFrom("referral" as const, "peer-assignment" as const, "outcomes" as const), fc.integer({ min: 1, max: 6 })).map(([holder, epoch]) => take(holder, epoch)),
    fc.integer({ min: 3, max: 8 }).map((day) => time(onDay(day))),
    fc.integer({ min: 2, max: 6 }).map(notes),
    fc.integer({ min: 3, max: 5 }).map((epoch) => dueAt(epoch)),
    fc.constantFrom<Partial<ReceiptClaims>>({ referralId: subjectId }, { recipient: "organisation-other" }, { iss: receiptIssuer("outcomes") as ReceiptClaims["iss"] }, { consentId: referralId }).map((change) => take("referral", 3, change)),
  );

  it("decide is total; the history replayed gives the row; a received line stays received and an unawaited epoch has none", () => {
    fc.assert(fc.property(purposes, fc.array(anyCommand, { maxLength: 25 }), (purpose, commands) => {
      const { state, history } = after(dueAt(3, { purpose }), ...commands);
      expect(history.reduce<ReceiptAccount | undefined>(evolve, undefined)).toEqual(state);
      const received = history.filter((event) => event.type === "received").map(({ epoch, holder }) => `${epoch} ${holder}`);
      expect(new Set(received).size).toBe(received.length);
      const lines = state?.epochs.flatMap(({ epoch, lines: of }) => of.filter(({ status }) => status === "received").map(({ holder }) => `${epoch} ${holder}`));
      expect(lines?.toSorted()).toEqual(received.toSorted());
      expect(state?.epochs.every(({ epoch }) => epoch >= 3)).toBe(true);
    }), { numRuns: 300 });
  });

  it("in any order, doubled and with steps of time between them, come to the same end, and exactly the last one of an epoch says that none is outstanding", () => {
    const receipts = [take("referral", 3), take("peer-assignment", 3), take("referral", 4), take("peer-assignment", 4)];
    const end = (state: ReceiptAccount | undefined) => state?.epochs.map(({ epoch, lines }) => [epoch, lines.map(({ holder, status }) => [holder, status])]);
    fc.assert(fc.property(fc.shuffledSubarray([...receipts, ...receipts, time(onDay(5)), time(onDay(9))], { minLength: 10, maxLength: 10 }), (commands) => {
      const { state, history } = after(dueAt(3, { because: "narrowed" }), dueAt(4), ...commands);
      expect([state?.status, end(state), state?.deadlineAt]).toEqual(["answered", end(after(dueAt(3, { because: "narrowed" }), dueAt(4), ...receipts).state), null]);
      let known: ReceiptAccount | undefined;
      const none = history.flatMap((event) => {
        known = evolve(known, event);
        return announce(event, known).filter(({ data }) => data["outstanding"] === 0).map(({ data }) => data["epoch"]);
      });
      expect(none.toSorted()).toEqual([3, 4]);
    }), { numRuns: 200 });
  });

  it("no announcement has whom it is about", () => {
    const { history } = after(dueAt(3), time(onDay(9)), take("referral", 3));
    let state: ReceiptAccount | undefined;
    const said = history.flatMap((event) => announce(event, (state = evolve(state, event))));
    expect(said.map(({ eventType }) => eventType.type.split(".")[3])).toEqual(["receipt-overdue", "receipt-overdue", "receipt-overdue", "receipt-overdue", "receipted"]);
    expect(JSON.stringify(said)).not.toContain(subjectId);
    for (const { eventType, data } of said) expect(eventType.data.safeParse(data).success).toBe(true);
  });

  it("every command leads somewhere from some state", () => {
    expect([...new Set(transitionTable().map(({ command }) => command))].toSorted()).toEqual(["await receipts", "confirm own notes deleted", "meet the deadline", "take receipt"]);
  });
});
