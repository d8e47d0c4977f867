import fc from "fast-check";
import { isRefusal } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import type { ConsentCommand } from "../../src/domain/consent/commands.ts";
import { decide } from "../../src/domain/consent/decide.ts";
import type { ConsentEvent } from "../../src/domain/consent/events.ts";
import { evolve } from "../../src/domain/consent/evolve.ts";
import { mayAsk } from "../../src/domain/consent/may-ask.ts";
import type { Consent } from "../../src/domain/consent/state.ts";
import { transitionTable } from "../../src/domain/consent/transitions.ts";
import { answerOver, asked, danish, day, endWithReferral, english, given, grant, meetDeadline, narrow, onDay, question, refuse, reminderDue, renew, request, revoke, when } from "./given-consent.ts";

const granted = given(request, grant());
const ended: [string, Consent][] = [
  ["refused", given(request, refuse(onDay(1)))],
  ["lapsed", given(request, meetDeadline(answerOver))],
  ["revoked", given(request, grant(), revoke(onDay(2)))],
  ["expired", given(request, grant(), endWithReferral(onDay(2)))],
];

describe("a granted consent", () => {
  it("is renewed: a new epoch, a new end, the same categories since the same day", () => {
    const state = given(request, grant(), renew(onDay(300)));
    expect(state).toMatchObject({ status: "granted", epoch: 3, given: { validFrom: onDay(1).toISOString(), expiresAt: "2027-12-26T23:00:00.000Z", categories: ["situation", "wishes", "identity"], yesEpoch: 3 } });
    expect(when(renew(onDay(300), new Date("2027-12-27T09:00:00.001Z")), granted)).toBe("CONSENT_TOO_LONG");
  });

  it("is narrowed: a new epoch, and the yes to names goes with the names", () => {
    const state = given(request, grant({ despiteProtection: true }), narrow(onDay(2), "situation", "wishes"));
    expect(state).toMatchObject({ status: "granted", epoch: 3, given: { categories: ["situation", "wishes"], despiteProtection: false, yesEpoch: 2 } });
    expect(when(narrow(onDay(2), "situation", "wishes", "identity"), granted)).toEqual([]);
    expect(when(narrow(onDay(2), "situation", "practical"), granted)).toBe("CONSENT_CATEGORY_NOT_ASKED");
    expect(when(narrow(onDay(2)), granted)).toBe("CONSENT_CATEGORY_NOT_ASKED");
  });

  it("CON-13 is revoked, and the event holds who passed the word on, and no reason", () => {
    expect(when(revoke(onDay(2)), granted)).toEqual([{ type: "revoked", by: "citizen", at: onDay(2).toISOString() }]);
  });

  it("CON-14 whose time is over is not revived, noted or not", () => {
    const end = new Date("2027-03-02T23:00:00.000Z");
    expect(when(renew(end), granted)).toBe("CONSENT_WRONG_STATE");
    expect(when(narrow(end, "wishes"), granted)).toBe("CONSENT_WRONG_STATE");
    expect(when(renew(new Date(end.getTime() - 1)), granted)).toHaveLength(1);
  });
});

describe("what has ended", () => {
  it.each(ended)("CON-14 a %s consent stays so: no yes, no renewal, no narrowing, and stopping it succeeds and changes nothing", (_status, state) => {
    for (const command of [grant({ now: onDay(3) }), renew(onDay(3)), narrow(onDay(3), "wishes"), request]) expect(when(command, state)).toBe("CONSENT_WRONG_STATE");
    for (const command of [revoke(onDay(3)), refuse(onDay(3)), endWithReferral(onDay(3)), meetDeadline(onDay(3000))]) expect(when(command, state)).toEqual([]);
  });
  it("CON-14 revoking what is only requested refuses it", () => {
    expect(given(request, revoke(onDay(1)))).toMatchObject({ status: "refused", by: "citizen" });
  });
});

describe("time", () => {
  it("REF-27 reminds once after a week, and lapses after two", () => {
    const requested = given(request);
    expect(when(meetDeadline(new Date(reminderDue.getTime() - 1)), requested)).toEqual([]);
    expect(when(meetDeadline(reminderDue), requested)).toEqual([{ type: "reminded", of: "answer", at: reminderDue.toISOString() }]);
    const reminded = given(request, meetDeadline(reminderDue));
    expect(reminded).toMatchObject({ epoch: 1, deadlineAt: answerOver.toISOString() });
    expect(when(meetDeadline(new Date(answerOver.getTime() - 1)), reminded)).toEqual([]);
    expect(when(meetDeadline(answerOver), reminded)).toEqual([{ type: "lapsed", because: "no-answer", at: answerOver.toISOString() }]);
  });

  it("asks again 30 days before a granted consent ends, once, and anew after a renewal", () => {
    expect(granted).toMatchObject({ deadlineAt: "2027-01-31T11:00:00.000Z" });
    const reminded = given(request, grant(), meetDeadline(new Date("2027-01-31T11:00:00.000Z")));
    expect(reminded).toMatchObject({ reminded: true, epoch: 2, deadlineAt: "2027-03-02T23:00:00.000Z" });
    expect(when(meetDeadline(new Date("2027-02-20T09:00:00Z")), reminded)).toEqual([]);
    expect(when(meetDeadline(new Date("2027-03-02T23:00:00.000Z")), reminded)).toMatchObject([{ type: "expired", because: "time" }]);
    expect(given(request, grant(), meetDeadline(new Date("2027-01-31T11:00:00.000Z")), renew(new Date("2027-02-02T09:00:00.000Z")))).toMatchObject({ reminded: false, deadlineAt: "2028-01-02T11:00:00.000Z" });
  });

  it("a consent of ten days is asked about after five: none ends unannounced", () => {
    expect(given(request, grant({ expiresAt: onDay(11) }))).toMatchObject({ deadlineAt: "2026-03-08T11:00:00.000Z", given: { expiresAt: "2026-03-12T23:00:00.000Z" } });
  });
});

describe("asking again", () => {
  const again = { referralId: question.referralId, purpose: "referral", byCitizen: false } as const;
  const otherReferral = "0198a000-0000-7000-8000-00000000000b";
  it.each<[string, Consent, Date, string | undefined]>([
    ["while an answer is awaited", given(request), onDay(3), "CONSENT_OPEN_REQUEST_EXISTS"],
    ["while it is granted", granted, onDay(3), "CONSENT_OPEN_REQUEST_EXISTS"],
    ["within 30 days of a no", given(request, refuse(onDay(1))), onDay(31, -1), "CONSENT_ASKED_TOO_SOON"],
    ["30 days after a no", given(request, refuse(onDay(1))), onDay(31), undefined],
    ["within 30 days of silence", given(request, meetDeadline(answerOver)), new Date(answerOver.getTime() + 30 * day - 1), "CONSENT_ASKED_TOO_SOON"],
    ["within 30 days of a withdrawal", given(request, grant(), revoke(onDay(2))), onDay(32, -1), "CONSENT_ASKED_TOO_SOON"],
    ["30 days after a withdrawal", given(request, grant(), revoke(onDay(2))), onDay(32), undefined],
    ["after its time was over", given(request, grant(), endWithReferral(onDay(2))), onDay(2), undefined],
    ["after the referral was over before an answer", given(request, endWithReferral(onDay(2))), onDay(2), undefined],
  ])("REF-27 %s", (_when, before, now, code) => {
    expect(mayAsk(again, [before], now)?.refused).toBe(code);
    // A new referral is no way around a no; what is only open elsewhere is another matter.
    expect(mayAsk({ ...again, referralId: otherReferral }, [before], now)?.refused).toBe(code === "CONSENT_OPEN_REQUEST_EXISTS" ? undefined : code);
    // The citizen herself may change her mind at any time.
    expect(mayAsk({ ...again, byCitizen: true }, [before], now)?.refused).toBe(code === "CONSENT_ASKED_TOO_SOON" ? undefined : code);
  });
  it("REF-27 the newest no counts, wherever it stands among the others", () => {
    const noes = [refuse(onDay(1)), refuse(onDay(13)), refuse(onDay(5))].map((no) => given(request, no));
    expect(mayAsk(again, noes, onDay(43, -1))).toMatchObject({ refused: "CONSENT_ASKED_TOO_SOON", detail: { notBefore: onDay(43).toISOString() } });
    expect(mayAsk(again, noes, onDay(43))).toBeUndefined();
  });
});

describe("on any path", () => {
  const categories = fc.subarray([...question.asked, "contact" as const, "started" as const]);
  const command: fc.Arbitrary<ConsentCommand> = fc.integer({ min: 0, max: 500 }).map((d) => onDay(d)).chain((now) => fc.oneof(
    fc.constant<ConsentCommand>({ command: "request", question, now }),
    fc.record({ categories, shown: fc.constantFrom(danish, english, { ...danish, version: 2 }), despiteProtection: fc.boolean(), assuranceLevel: fc.constantFrom("low", "substantial", "high", undefined), days: fc.option(fc.integer({ min: -2, max: 400 })) })
      .map(({ days, ...drawn }): ConsentCommand => grant({ ...drawn, now, expiresAt: days === null ? undefined : new Date(now.getTime() + days * 86_400_000) })),
    fc.constant(renew(now)), categories.map((some) => narrow(now, ...some)),
    fc.constantFrom(refuse(now), revoke(now), endWithReferral(now), meetDeadline(now)),
  ));

  it("CON-12 epochs count the changes without gaps, replaying gives the state, and no command leaves an illegal one", () => {
    fc.assert(fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      let state: Consent | undefined = given(request);
      const history: ConsentEvent[] = [{ type: "requested", question, remindAt: reminderDue.toISOString(), answerBy: answerOver.toISOString() }];
      for (const next of commands) {
        const before: Consent = state;
        const decision = decide(next, before);
        if (isRefusal(decision)) continue;
        for (const event of decision.events) {
          const after: Consent = evolve(state, event);
          expect(after.epoch).toBe(state.epoch + (event.type === "reminded" ? 0 : 1));
          state = after;
          history.push(event);
        }
        if (["refused", "lapsed", "revoked", "expired"].includes(before.status)) expect(decision.events).toEqual([]);
        if (state.status === "granted") {
          const { given: { categories: shared, validFrom, expiresAt, yesEpoch } } = state;
          expect(shared.length > 0 && shared.every((category) => question.asked.includes(category))).toBe(true);
          expect(Date.parse(validFrom)).toBeLessThan(Date.parse(expiresAt));
          expect(yesEpoch).toBeLessThanOrEqual(state.epoch);
        }
        expect("deadlineAt" in state).toBe(state.status === "requested" || state.status === "granted");
      }
      expect(history.reduce<Consent | undefined>(evolve, undefined)).toEqual(state);
    }), { numRuns: 1000 });
  });

  it("CON-13 CON-23 a revocation is never refused, and nothing is granted after it", () => {
    fc.assert(fc.property(fc.array(command, { maxLength: 8 }), fc.array(command, { maxLength: 5 }), (before, after) => {
      const run = (state: Consent, next: ConsentCommand): Consent => {
        const decision = decide(next, state);
        return isRefusal(decision) ? state : decision.events.reduce(evolve, state);
      };
      const reached = before.reduce(run, given(request));
      expect(isRefusal(decide(revoke(asked), reached))).toBe(false);
      const stopped = run(reached, revoke(asked));
      expect(["refused", "lapsed", "revoked", "expired"]).toContain(stopped.status);
      expect(after.reduce(run, stopped)).toEqual(stopped);
    }), { numRuns: 1000 });
  });

  it("CON-22 an event or a deadline that comes twice changes nothing the second time", () => {
    fc.assert(fc.property(fc.array(command, { maxLength: 8 }), fc.constantFrom(endWithReferral, meetDeadline), (before, late) => {
      const state = before.reduce<Consent>((reached, next) => {
        const decision = decide(next, reached);
        return isRefusal(decision) ? reached : decision.events.reduce(evolve, reached);
      }, given(request));
      const first = decide(late(onDay(600)), state);
      if (isRefusal(first)) throw new Error("An event must never be refused.");
      expect(decide(late(onDay(600)), first.events.reduce(evolve, state))).toEqual({ events: [] });
    }), { numRuns: 500 });
  });

  it("a command or a status from a newer program is refused, not guessed at", () => {
    expect(when({ command: "transfer", now: asked } as unknown as ConsentCommand, granted)).toBe("CONSENT_WRONG_STATE");
    expect(when(revoke(asked), { ...granted, status: "frozen" } as unknown as Consent)).toBe("CONSENT_WRONG_STATE");
    expect(() => evolve(given(request, refuse(asked)), { type: "revoked", by: "citizen", at: asked.toISOString() })).toThrow(/history is broken/);
  });
});

it("the transition table is what the code does: every way in and out, and no way back", () => {
  const table = transitionTable();
  expect(new Set(table.map(({ to }) => to))).toEqual(new Set(["requested", "granted", "refused", "lapsed", "revoked", "expired"]));
  expect(table.filter(({ from }) => ["refused", "lapsed", "revoked", "expired"].includes(from))).toEqual([]);
});
